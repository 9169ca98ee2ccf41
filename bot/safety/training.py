"""Trains the danger model from examples: danger by kind, look-alikes, and what parents ordinarily write."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from natlys_encoder import KeptVectors
from ruamel.yaml import YAML

from bot.safety.model import FEATURES, features

EXAMPLES = Path(__file__).with_name("examples")
_DANGER_WEIGHT = 3  # a missed danger weighs more than a needless question
_VECTOR_SHARE = 0.4  # of the encoder's opinion, against the n-grams'
_HELD_APART = 8  # every eighth line is not learnt from when the two levels are chosen
# How many of the messages without danger may be met as danger, and may get the crisis card.
_FALSE_ALARMS, _FALSE_CARDS = 0.05, 0.006


@dataclass(frozen=True)
class _Fitted:
    weights: Any
    vector_weights: Any
    biases: Any
    kinds: Any

    def scores(self, ngrams: Any, vectors: Any) -> Any:
        """How much each text sounds like danger."""
        return ngrams @ self.weights[0] + vectors @ self.vector_weights[0] + self.biases[0]


def train(ordinary: Iterable[str], path: Path, vectors: Path) -> None:
    """Writes a new model to `path`, whole or not at all.

    `ordinary` are messages without danger; `vectors` is the file where vectors of lines are kept.
    """
    danger = list(_danger())
    texts = [text for text, _ in danger] + [*_lookalikes(), *ordinary]
    ngrams, meanings = _matrix(texts), KeptVectors(vectors).of(texts)
    kinds = np.array([kind for _, kind in danger] + [""] * (len(texts) - len(danger)))
    held = np.arange(len(texts)) % _HELD_APART == 0
    trial = _fit(ngrams[~held], meanings[~held], kinds[~held])
    harmless = held & (kinds == "")
    told = trial.scores(ngrams[harmless], meanings[harmless])
    fitted = _fit(ngrams, meanings, kinds)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(
        unfinished,
        weights=fitted.weights.astype(np.float16),
        vector_weights=fitted.vector_weights,
        biases=fitted.biases,
        kinds=fitted.kinds,
        likely=np.quantile(told, 1 - _FALSE_ALARMS),
        certain=np.quantile(told, 1 - _FALSE_CARDS),
    )
    unfinished.replace(path)


def _fit(ngrams: Any, vectors: Any, kinds: Any) -> _Fitted:
    """Both opinions on both kinds of features, added up to one set of weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler
    from sklearn.svm import LinearSVC

    danger = kinds != ""
    scaler = StandardScaler().fit(vectors)
    scaled = scaler.transform(vectors)
    by_words = LinearSVC(C=0.3, class_weight={True: _DANGER_WEIGHT, False: 1}, random_state=0).fit(ngrams, danger)
    by_meaning = LogisticRegression(C=0.001, class_weight="balanced", max_iter=300).fit(scaled, danger)
    kind_by_words = LinearSVC(C=1, random_state=0).fit(ngrams[danger], kinds[danger])
    kind_by_meaning = LogisticRegression(C=0.003, max_iter=300).fit(scaled[danger], kinds[danger])
    meaning = np.vstack([by_meaning.coef_, kind_by_meaning.coef_]) * _VECTOR_SHARE / scaler.scale_
    biases = np.concatenate([by_words.intercept_, kind_by_words.intercept_])
    biases += (
        _VECTOR_SHARE * np.concatenate([by_meaning.intercept_, kind_by_meaning.intercept_]) - meaning @ scaler.mean_
    )
    return _Fitted(np.vstack([by_words.coef_, kind_by_words.coef_]), meaning, biases, kind_by_words.classes_)


def _matrix(texts: list[str]) -> Any:
    from scipy.sparse import csr_matrix

    rows = [features(text) for text in texts]
    counts = [len(row) for row in rows]
    return csr_matrix(
        (
            np.fromiter((v for row in rows for v in row.values()), np.float64),
            np.fromiter((i for row in rows for i in row), np.int64),
            np.concatenate([[0], np.cumsum(counts)]),
        ),
        shape=(len(rows), FEATURES),
    )


def _danger() -> Iterator[tuple[str, str]]:
    for path in sorted(EXAMPLES.glob("danger*.yml")):
        for kind, levels in _read(path).items():
            for lines in levels.values():
                yield from ((line, kind) for line in _lines(lines))


def _lookalikes() -> Iterator[str]:
    for path in sorted(EXAMPLES.glob("lookalikes*.yml")):
        for lines in _read(path).values():
            yield from _lines(lines)


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(path)
    return loaded


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines() if line.strip()]
