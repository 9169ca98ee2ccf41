"""What the brain learns from, and the messages kept apart, for the comparisons. In the brain's environment."""

import json
import random
from pathlib import Path

import yaml
from natlys_encoder import topic_of

ROOT = Path(__file__).parents[1]
SETS = ("messages.da", "messages.en")


def labelled() -> list[tuple[str, str]]:
    """Every way to ask with its label, in chance order that is always the same."""
    found = [
        (text.strip()[2:].strip(), item["intent"])
        for pattern in ("nlu/topics/*.yml", "nlu/flows/*.yml", "stories/faq/**/*.yml")
        for path in sorted(ROOT.glob(pattern))
        for item in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]
        for text in item["examples"].splitlines()
    ]
    random.Random(1).shuffle(found)  # noqa: S311
    return found


def learnt() -> list[tuple[str, str]]:
    """Every way to ask with its topic."""
    return [(text, topic_of(label)) for text, label in labelled()]


def messages(name: str) -> list[tuple[str, str]]:
    """The messages of a set kept apart, with the topic each is about."""
    rows = (ROOT / f"tests/evaluation/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(line["text"], line["expect"]["topic"]) for line in map(json.loads, rows)]
