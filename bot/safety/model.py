"""A small model that hears danger which no pattern names. Built by `bot.safety.training`.

Two opinions, is it danger and of which kind, on two kinds of features: hashed n-grams, and the encoder's vector of what
the message is about. Scoring takes about ten milliseconds, nearly all of it the encoder's.
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
from natlys_encoder import Encoder

from bot.safety.fold import fold
from bot.safety.listen import Level
from bot.triage.taxonomy import AcuteKind

FEATURES = 1 << 17
_LONGEST = 20_000
_GRAMS = (2, 3, 4, 5)


@dataclass(frozen=True)
class DangerModel:
    """Weights as `bot.safety.training` writes them: row 0 says danger or not, the others one kind each.

    `likely` and `certain` are the scores of row 0 from which danger is likely, and certain.
    """

    weights: Any
    vector_weights: Any
    biases: Any
    likely: float
    certain: float
    kinds: tuple[AcuteKind, ...]
    encoder: Encoder

    @classmethod
    def load(cls, path: Path) -> "DangerModel":
        """Reads a model file."""
        with np.load(path) as stored:
            kinds = cast(tuple[AcuteKind, ...], tuple(str(kind) for kind in stored["kinds"]))
            return cls(
                stored["weights"].astype(np.float32),
                stored["vector_weights"],
                stored["biases"],
                float(stored["likely"]),
                float(stored["certain"]),
                kinds,
                Encoder(),
            )

    def hears(self, text: str) -> tuple[AcuteKind, Level] | None:
        """The kind of danger and its level, or None."""
        found = features(text)
        if not found:
            return None
        ngrams = self.weights[:, list(found)] @ np.array(list(found.values()))
        scores = ngrams + self.vector_weights @ self.encoder.vectors([text[:_LONGEST]])[0] + self.biases
        if scores[0] < self.likely:
            return None
        return self.kinds[int(scores[1:].argmax())], "certain" if scores[0] >= self.certain else "likely"


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
