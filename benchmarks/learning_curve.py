"""How far do more ways to ask carry? Topic accuracy on the sets kept apart, per 1,000 lines learnt from.

Trains the brain's own heads on growing shares of the lines, without Rasa around them. Run by `make curve`, in the
brain's environment.
"""

import os
import sys
import time
from pathlib import Path

from natlys_encoder import Encoder, KeptVectors

from benchmarks.lines import SETS, labelled, messages
from natlys_brain.heads import TopicAndLabel
from natlys_brain.labels import topic

STEP = 4000


def main() -> int:
    lines = labelled()
    kept = KeptVectors(Path(os.environ["NATLYS_VECTORS"]))
    asked = {name: messages(name) for name in SETS}
    meant = {name: Encoder().vectors([text for text, _ in asked[name]]) for name in SETS}
    print("lines   " + "   ".join(f"{name} (n {len(asked[name])})" for name in SETS) + "   seconds")
    for count in [*range(STEP, len(lines), STEP), len(lines)]:
        begun = time.monotonic()
        model = TopicAndLabel()
        model.fit([text for text, _ in lines[:count]], [label for _, label in lines[:count]], kept)
        seconds = time.monotonic() - begun
        right = (share(model, asked[name], meant[name]) for name in SETS)
        print(f"{count:>6}   " + "   ".join(f"{r:.3f}" for r in right) + f"   {seconds:.0f}", flush=True)
    return 0


def share(model: TopicAndLabel, asked: list[tuple[str, str]], vectors: object) -> float:
    told = model.predict([text for text, _ in asked], vectors)
    named = [topic(labels[0][0]) for _, labels in told]
    return sum(name == want for name, (_, want) in zip(named, asked, strict=True)) / len(asked)


if __name__ == "__main__":
    sys.exit(main())
