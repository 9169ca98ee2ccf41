"""Trains the danger model from examples: danger by kind, look-alikes, and what parents ordinarily write."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

import numpy as np
from natlys_encoder import KeptVectors, held_apart, sampled
from ruamel.yaml import YAML

from bot.safety.listen import Level, listen
from bot.safety.model import FEATURES, features, spoken_for

EXAMPLES = Path(__file__).with_name("examples")
_DANGER_WEIGHT = 3  # a missed danger weighs more than a needless question
_VECTOR_SHARE = 0.1  # of the encoder's opinion on one kind, against the n-grams'
_ANY, _ANY_VECTOR_SHARE = 0.5, 0.3  # of the opinion on danger of any kind, and the encoder's share in it
# How many of what only looks like danger may be met as danger; how many of it, and of ordinary messages, may get the
# crisis card. The look-alikes written to learn from are harder than what parents write: see decision 5.
_FALSE_ALARMS, _FALSE_CARDS, _ORDINARY_CARDS = 0.27, 0.055, 0.01


@dataclass(frozen=True)
class _Examples:
    """What is known of each line: its features, its kind (empty without danger), whether the danger is certain.

    `told` is false where it may be danger and may not, only never a certain one; `read` where there is a vector.
    """

    ngrams: Any
    vectors: Any
    kinds: Any
    certain: Any
    told: Any
    read: Any

    def of(self, rows: Any) -> "_Examples":
        """Some of the lines."""
        return _Examples(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class _Fitted:
    weights: Any
    vector_weights: Any
    biases: Any
    kinds: Any

    def scores(self, examples: _Examples) -> Any:
        """How much each line sounds like danger, and like certain danger, of the kind it sounds most like."""
        scores = examples.ngrams @ self.weights.T + examples.vectors @ self.vector_weights.T + self.biases
        return scores.reshape(-1, 2, len(self.kinds)).max(axis=2)


def train(ordinary: Iterable[str], near: Iterable[str], path: Path, vectors: Path) -> None:
    """Writes a new model to `path`, whole or not at all.

    `ordinary` are messages without danger, `near` such as may hint at it but never say it for certain; `vectors` is the
    file where vectors of lines are kept.
    """
    danger, lookalikes, harmless, near = list(_danger()), list(_lookalikes()), list(ordinary), list(near)
    texts = [text for text, _, _ in danger] + lookalikes + harmless + near
    count = np.arange(len(texts))
    written = count < len(danger) + len(lookalikes)
    # The encoder has not learnt from these either, so they are as strange to the trial as a parent's words.
    apart = np.array([held_apart(text) for text in texts])
    read = apart | written | [sampled(text) for text in texts]
    rest = len(texts) - len(danger)
    examples = _Examples(
        _matrix(texts),
        KeptVectors(vectors).of(texts, read),
        kinds=np.array([kind for _, kind, _ in danger] + [""] * rest),
        certain=np.array([level == "certain" for _, _, level in danger] + [False] * rest),
        told=count < len(texts) - len(near),
        read=read,
    )
    trial = _fit(examples.of(~apart))
    alarms = [
        trial.scores(examples.of(rows)) + [spoken_for(_said(texts[row])) for row in np.flatnonzero(rows)]
        for rows in (apart & written & (examples.kinds == ""), apart & ~written & examples.told)
    ]
    fitted = _fit(examples)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(
        unfinished,
        weights=fitted.weights.astype(np.float16),
        vector_weights=fitted.vector_weights,
        biases=fitted.biases,
        kinds=fitted.kinds,
        marks=_marks(*alarms),
    )
    unfinished.replace(path)


def _marks(lookalikes: Any, ordinary: Any) -> list[float]:
    """The scores from which danger is likely, and certain."""
    cards = (np.quantile(lookalikes[:, 1], 1 - _FALSE_CARDS), np.quantile(ordinary[:, 1], 1 - _ORDINARY_CARDS))
    return [float(np.quantile(lookalikes[:, 0], 1 - _FALSE_ALARMS)), float(max(cards))]


def _said(text: str) -> Level | None:
    heard = listen(text)
    return heard.level if heard else None


def _fit(examples: _Examples) -> _Fitted:
    """For each level and kind one set of weights: what speaks for this kind, and a share of what speaks for any."""
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(examples.vectors[examples.read])
    scaled = scaler.transform(examples.vectors)
    kinds = sorted(set(examples.kinds) - {""})
    levels = ((examples.kinds != "", examples.told), (examples.certain, np.ones_like(examples.told)))
    asked = [
        (of_level & (True if kind is None else examples.kinds == kind), known, share)
        for of_level, known in levels
        for kind, share in ((None, _ANY_VECTOR_SHARE), *((kind, _VECTOR_SHARE) for kind in kinds))
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        opinions = list(pool.map(lambda one: _opinion(examples, scaled, *one), asked))
    words, meaning, biases = (_with_any(np.stack(part), len(levels)) for part in zip(*opinions, strict=True))
    # The vectors are scaled here once, not with every message.
    meaning = meaning / scaler.scale_
    return _Fitted(words, meaning, biases[:, 0] - meaning @ scaler.mean_, kinds)


def _with_any(rows: Any, levels: int) -> Any:
    """A row for each level and kind, to which a share of the level's first row, on any kind, has been added."""
    of_level = rows.reshape(levels, len(rows) // levels, -1)
    return (of_level[:, 1:] + _ANY * of_level[:, :1]).reshape(len(rows) - levels, -1)


def _opinion(examples: _Examples, scaled: Any, heard: Any, known: Any, share: float) -> tuple[Any, Any, Any]:
    """Weights of n-grams and of the scaled vector, and the bias, of one opinion."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    read = known & examples.read
    words = LinearSVC(C=0.3, class_weight={True: _DANGER_WEIGHT, False: 1}, random_state=0)
    words.fit(examples.ngrams[known], heard[known])
    meaning = LogisticRegression(C=0.01, class_weight="balanced", max_iter=200).fit(scaled[read], heard[read])
    return words.coef_[0], share * meaning.coef_[0], words.intercept_ + share * meaning.intercept_


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


def _danger() -> Iterator[tuple[str, str, str]]:
    """Each line with its kind and level."""
    for path in sorted(EXAMPLES.glob("*.yml")):
        for level in get_args(Level):
            yield from ((line, path.stem, level) for line in _lines(path, level))


def _lookalikes() -> Iterator[str]:
    for path in sorted(EXAMPLES.glob("*.yml")):
        yield from _lines(path, "lookalike")


def _lines(path: Path, level: str) -> list[str]:
    block: str = YAML(typ="safe").load(path)[level]
    return block.splitlines()
