"""How far do more ways to ask carry? Topic accuracy on the sets kept apart, per 1,000 lines learnt from.

Trains the brain's own heads on growing shares of the lines, without Rasa around them. Run by `make curve`, in the
brain's environment.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

import yaml
from natlys_encoder import Encoder, KeptVectors

from natlys_brain.heads import TopicAndLabel
from natlys_brain.labels import topic

ROOT = Path(__file__).parents[1]
STEP = 4000
SETS = ("messages.da", "messages.en")
FLOW_TOPICS = {
    "ask_hours": "contact",
    "ask_contact": "contact",
    "ask_offers": "offers",
    "ask_person": "callback",
    "not_helped": "callback",
    "start_over": "assistant",
}


def main() -> int:
    lines = [
        (text.strip()[2:].strip(), item["intent"])
        for pattern in ("nlu/topics/*.yml", "nlu/flows/*.yml", "stories/faq/**/*.yml")
        for path in sorted(ROOT.glob(pattern))
        for item in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]
        for text in item["examples"].splitlines()
    ]
    random.Random(1).shuffle(lines)  # noqa: S311
    vectors = KeptVectors(Path(os.environ["NATLYS_VECTORS"])).of([text for text, _ in lines])
    asked = {name: read(name) for name in SETS}
    meant = {name: Encoder().vectors([text for text, _ in asked[name]]) for name in SETS}
    print("lines   " + "   ".join(f"{name} (n {len(asked[name])})" for name in SETS) + "   seconds")
    for count in [*range(STEP, len(lines), STEP), len(lines)]:
        begun = time.monotonic()
        model = TopicAndLabel()
        model.fit([text for text, _ in lines[:count]], vectors[:count], [label for _, label in lines[:count]])
        seconds = time.monotonic() - begun
        right = (share(model, asked[name], meant[name]) for name in SETS)
        print(f"{count:>6}   " + "   ".join(f"{r:.3f}" for r in right) + f"   {seconds:.0f}", flush=True)
    return 0


def read(name: str) -> list[tuple[str, str]]:
    rows = (ROOT / f"tests/evaluation/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(line["text"], line["expect"]["topic"]) for line in map(json.loads, rows)]


def share(model: TopicAndLabel, asked: list[tuple[str, str]], vectors: object) -> float:
    told = model.predict([text for text, _ in asked], vectors)
    named = [topic(labels[0][0]) for _, labels in told]
    return sum(FLOW_TOPICS.get(n, n) == want for n, (_, want) in zip(named, asked, strict=True)) / len(asked)


if __name__ == "__main__":
    sys.exit(main())
