"""A small model that hears danger which no pattern names. Built by `bot.safety.training`.

For each kind of danger two opinions, is it this and is it certainly this, on two kinds of features: hashed n-grams, and
the encoder's vector of what the message is about. Scoring takes about ten milliseconds, nearly all of it the encoder's.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from natlys_encoder import Encoder

from bot.safety.fold import fold
from bot.safety.listen import Level
from bot.triage.taxonomy import AcuteKind

FEATURES = 1 << 17
_LONGEST = 20_000
_GRAMS = (2, 3, 4, 5)
PATTERN = 1.0  # what a pattern adds to the score of the levels it speaks for


class Heard(NamedTuple):
    """What the model makes of a message: the likeliest kind, and how far each level's mark is passed (below 0: not)."""

    kind: AcuteKind
    likely: float
    certain: float

    @property
    def level(self) -> Level | None:
        """How sure the model is, or None when it hears no danger."""
        return "certain" if self.certain >= 0 else "likely" if self.likely >= 0 else None


@dataclass(frozen=True)
class DangerModel:
    """Weights as `bot.safety.training` writes them: a row for each level and kind, all kinds of one level together.

    `marks` are the scores from which danger is likely, and certain.
    """

    weights: Any
    vector_weights: Any
    biases: Any
    marks: Any
    kinds: tuple[AcuteKind, ...]
    encoder: Encoder

    @classmethod
    def load(cls, path: Path) -> "DangerModel":
        """Reads a model file."""
        with np.load(path) as stored:
            kinds = cast(tuple[AcuteKind, ...], tuple(str(kind) for kind in stored["kinds"]))
            weights = stored["weights"].astype(np.float32)
            return cls(weights, stored["vector_weights"], stored["biases"], stored["marks"], kinds, Encoder())

    def hears(self, text: str, said: Level | None = None) -> Heard | None:
        """What is heard in a message, of which a pattern has `said` a level; None when it has no words."""
        found = features(text)
        if not found:
            return None
        ngrams = self.weights[:, list(found)] @ np.array(list(found.values()))
        scores = ngrams + self.vector_weights @ self.encoder.vectors([text[:_LONGEST]])[0] + self.biases
        of_kinds = scores.reshape(2, len(self.kinds))
        likely, certain = of_kinds.max(axis=1) + spoken_for(said) - self.marks
        return Heard(self.kinds[int(of_kinds[0].argmax())], float(likely), float(certain))


def spoken_for(said: Level | None) -> Any:
    """What a pattern adds: to danger whatever its level, to certain danger only when it is certain."""
    return PATTERN * np.array([said is not None, said == "certain"])


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
