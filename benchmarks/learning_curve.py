"""How far do more ways to ask carry? Topic accuracy on the sets kept apart, per 1,000 lines learnt from.

Trains the brain's own heads and the encoder's opinions on growing shares of the lines, without Rasa around them. Run by
`make curve`, in the brain's environment.
"""

import sys
import time

from natlys_encoder import Encoder, KeptVectors, topic_of
from workshop.lines import Line
from workshop.opinions import VECTORS, learn, of_topics

from benchmarks.lines import SETS, labelled, messages
from natlys_brain.heads import TopicAndLabel

STEP = 4000


def main() -> int:
    lines = labelled()
    vectors = KeptVectors(VECTORS).of([text for text, _ in lines])
    asked = {name: messages(name) for name in SETS}
    meant = {name: Encoder().vectors([text for text, _ in asked[name]]) for name in SETS}
    print("lines   " + "   ".join(f"{name} (n {len(asked[name])})" for name in SETS) + "   seconds")
    for count in [*range(STEP, len(lines), STEP), len(lines)]:
        begun = time.monotonic()
        share = lines[:count]
        model = TopicAndLabel()
        model.fit([text for text, _ in share], [label for _, label in share])
        opinions = learn(vectors[:count], list(of_topics([Line(text, label, None, None) for text, label in share])))
        seconds = time.monotonic() - begun
        right = (_right(model.predict([t for t, _ in asked[n]], meant[n], opinions), asked[n]) for n in SETS)
        print(f"{count:>6}   " + "   ".join(f"{r:.3f}" for r in right) + f"   {seconds:.0f}", flush=True)
    return 0


def _right(told: list, asked: list[tuple[str, str]]) -> float:
    named = [topic_of(labels[0][0]) for _, labels in told]
    return sum(name == want for name, (_, want) in zip(named, asked, strict=True)) / len(asked)


if __name__ == "__main__":
    sys.exit(main())
