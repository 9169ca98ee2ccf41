"""A small linear model that hears danger which no pattern names. Built by `bot.safety.training`.

Two opinions on one set of hashed features: is it danger, and of which kind. Scoring is a sum over the few hundred
features of a message, so it takes about a millisecond.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np

from bot.safety.fold import fold
from bot.triage.taxonomy import AcuteKind

FEATURES = 1 << 17
_LONGEST = 20_000
_GRAMS = (2, 3, 4, 5)


@dataclass(frozen=True)
class DangerModel:
    """Weights as `bot.safety.training` writes them: row 0 says danger or not, the others one kind each."""

    weights: Any
    biases: Any
    kinds: tuple[AcuteKind, ...]

    @classmethod
    def load(cls, path: Path) -> "DangerModel":
        """Reads a model file."""
        with np.load(path) as stored:
            kinds = cast(tuple[AcuteKind, ...], tuple(str(kind) for kind in stored["kinds"]))
            return cls(stored["weights"].astype(np.float32), stored["biases"], kinds)

    def hears(self, text: str) -> AcuteKind | None:
        """The kind of danger, or None."""
        found = features(text)
        if not found:
            return None
        scores = self.weights[:, list(found)] @ np.array(list(found.values())) + self.biases
        return self.kinds[int(scores[1:].argmax())] if scores[0] > 0 else None


def features(text: str) -> dict[int, float]:
    """Hashed n-grams of the folded text with their weight; the length of the whole is one."""
    counted = Counter(zlib.crc32(gram.encode()) % FEATURES for gram in _grams(fold(text[:_LONGEST]).split()))
    weighted = {index: 1 + math.log(count) for index, count in counted.items()}
    length = math.sqrt(sum(weight * weight for weight in weighted.values()))
    return {index: weight / length for index, weight in weighted.items()}


def _grams(words: list[str]) -> Iterator[str]:
    for word in words:
        yield f"w:{word}"
        padded = f" {word} "
        for size in _GRAMS:
            yield from (padded[at : at + size] for at in range(max(1, len(padded) - size + 1)))
    for first, second in pairwise(words):
        yield f"b:{first} {second}"
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        yield f"t:{first} {second} {third}"
        yield f"s:{first} {third}"
