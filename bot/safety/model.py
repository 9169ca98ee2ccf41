"""A small model that hears danger which no pattern names. Built by `bot.safety.training`.

For each kind of danger two opinions, is it this and is it certainly this, on two kinds of features: the words with
their letters and neighbours, and the encoder's vector of what the message is about. Scoring takes about ten
milliseconds, nearly all of it the encoder's.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from natlys_encoder import Encoder

from bot.safety.features import LONGEST, features
from bot.safety.listen import Level
from bot.triage.taxonomy import AcuteKind

TOKENS = 40  # the encoder's share of a longer message changes one decision in two hundred, and takes twice the time
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
    """Weights as `bot.safety.training` writes them: for each level and kind, all kinds of one level together.

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
            weights = np.ascontiguousarray(stored["weights"].T, np.float32)  # what a feature says stands together
            return cls(weights, stored["vector_weights"], stored["biases"], stored["marks"], kinds, Encoder())

    def hears(self, text: str, said: Level | None = None) -> Heard | None:
        """What is heard in a message, of which a pattern has `said` a level; None when it has no words."""
        found = features([text])
        if not len(found.indices):
            return None
        words = found.weights @ self.weights[found.indices]
        scores = words + self.vector_weights @ self.encoder.vectors([text[:LONGEST]], TOKENS)[0] + self.biases
        of_kinds = scores.reshape(2, len(self.kinds))
        likely, certain = of_kinds.max(axis=1) + spoken_for(said) - self.marks
        return Heard(self.kinds[int(of_kinds[0].argmax())], float(likely), float(certain))


def spoken_for(said: Level | None) -> Any:
    """What a pattern adds: to danger whatever its level, to certain danger only when it is certain."""
    return PATTERN * np.array([said is not None, said == "certain"])
