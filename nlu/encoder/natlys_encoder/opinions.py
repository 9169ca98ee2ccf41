"""What the encoder thinks of its own vectors: one linear model for each question, learnt where the encoder is made.

They come with the encoder because they rest on the vectors of all our lines, and reading those takes longer than
everything else that is trained. The n-grams, which learn a new line at once, are trained by `natlys train`.
"""

from pathlib import Path
from typing import Any, Dict, NamedTuple, Sequence

import numpy as np

from natlys_encoder.encoder import fingerprint

FILE = Path(__file__).with_name("opinions.npz")
_ENCODER = "encoder"

Rows = Any  # a row a text


class Opinion(NamedTuple):
    """Weights and a bias for each class of one question."""

    classes: Sequence[str]
    weights: Any
    biases: Any

    def scores(self, vectors: Rows) -> Rows:
        """A column a class."""
        return vectors @ self.weights.T + self.biases

    def log_shares(self, vectors: Rows, classes: Sequence[str]) -> Rows:
        """The logarithm of each class's share, a column for each of `classes`.

        A class that was not yet there when the opinions were learnt gets an even share: no vote for it, none against.
        """
        scores = self.scores(vectors)
        shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        place = {name: at for at, name in enumerate(self.classes)}
        even = np.full(len(vectors), -np.log(len(classes)))
        return np.stack([shares[:, place[name]] if name in place else even for name in classes], axis=1)


class Opinions(Dict[str, Opinion]):
    """All of them, by question."""

    @classmethod
    def load(cls, path: Path = FILE) -> "Opinions":
        """Reads them. Raises ValueError when they were learnt from another encoder."""
        with np.load(path) as stored:
            if str(stored[_ENCODER]) != fingerprint():
                raise ValueError("the opinions belong to another encoder. Do: make opinions")
            names = [name.rsplit(":", 1)[0] for name in stored.files if name.endswith(":classes")]
            return cls(
                (
                    name,
                    Opinion(
                        [str(one) for one in stored[f"{name}:classes"]],
                        stored[f"{name}:weights"].astype(np.float32),
                        stored[f"{name}:biases"],
                    ),
                )
                for name in names
            )

    def save(self, path: Path = FILE) -> None:
        """Writes them, whole or not at all."""
        parts: Dict[str, Any] = {_ENCODER: fingerprint()}
        for name, opinion in self.items():
            parts[f"{name}:classes"] = np.array(opinion.classes)
            parts[f"{name}:weights"] = opinion.weights.astype(np.float16)
            parts[f"{name}:biases"] = opinion.biases.astype(np.float32)
        unfinished = path.with_suffix(".new.npz")
        np.savez_compressed(unfinished, **parts)
        unfinished.replace(path)
