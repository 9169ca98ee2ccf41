"""Trains the danger model from examples: danger by kind, look-alikes, and what parents ordinarily write.

Only the words are learnt here: what the encoder thinks comes with it, and is added in shares.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from natlys_encoder import Encoder, Opinions, fragment, held_apart
from ruamel.yaml import YAML

from bot.safety.features import FEATURES, features, word
from bot.safety.listen import Level, listen
from bot.safety.model import TOKENS, spoken_for

EXAMPLES = Path(__file__).with_name("examples")
_LOOKALIKE = "lookalike"
_AT_A_TIME = 5000  # texts
_ONE_IN = 4  # of the ordinary lines held apart: enough for a mark, and the encoder takes its time
_ONE_IN_FOR_KINDS = 3  # of the ordinary lines: enough to tell which kind, once all have told whether it is danger
_DANGER_WEIGHT = 3  # a missed danger weighs more than a needless question
_ENCODER_SHARE = 0.05  # of the encoder's opinion on one kind, against the words'
_ANY, _ANY_ENCODER_SHARE = 0.7, 0.2  # of the opinion on danger of any kind, and the encoder's share in it
# How many of what only looks like danger may be met as danger; how many of it, and of ordinary messages, may get the
# crisis card. The look-alikes written to learn from are harder than what parents write: see decision 5.
_FALSE_ALARMS, _FALSE_CARDS, _ORDINARY_CARDS = 0.16, 0.045, 0.01


class _Example(NamedTuple):
    text: str
    kind: str  # empty without danger
    level: str


@dataclass(frozen=True)
class _Lines:
    """What is known of each line: its features, its kind (empty without danger), whether the danger is certain.

    `told` is false where it may be danger and may not, only never a certain one; `for_kinds` where its kind, or that
    it has none, need not be learnt from.
    """

    words: Any
    kinds: Any
    certain: Any
    told: Any
    for_kinds: Any

    def of(self, rows: Any) -> "_Lines":
        """Some of the lines."""
        return _Lines(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class _Fitted:
    """A row for each level and kind, on words and on the encoder's vector."""

    weights: Any
    vector_weights: Any
    biases: Any
    kinds: list[str]

    def scores(self, words: Any, vectors: Any) -> Any:
        """How much each line sounds like danger, and like certain danger, of the kind it sounds most like."""
        scores = words @ self.weights.T + vectors @ self.vector_weights.T + self.biases
        return scores.reshape(-1, 2, len(self.kinds)).max(axis=2)


def train(ordinary: Iterable[str], near: Iterable[str], path: Path) -> None:
    """Writes a new model to `path`, whole or not at all.

    `ordinary` are messages without danger, `near` such as may hint at it but never say it for certain.
    """
    written, ordinary, near = list(_written()), list(ordinary), list(near)
    pieces = [piece for text in ordinary if (piece := fragment(text))]
    texts = [example.text for example in written] + ordinary + pieces + near
    rest = len(texts) - len(written)
    count = np.arange(len(texts))
    lines = _Lines(
        _matrix(texts),
        kinds=np.array([example.kind for example in written] + [""] * rest),
        certain=np.array([example.level == "certain" for example in written] + [False] * rest),
        told=count < len(texts) - len(near),
        for_kinds=(count < len(written)) | (count % _ONE_IN_FOR_KINDS == 0),
    )
    opinions = Opinions.load()
    # Neither the encoder nor the words learn from these: they are as strange as a parent's words, and set the marks.
    apart = np.array([held_apart(text) for text in texts])
    fitted = _fit(lines.of(~apart), opinions)
    alarms = [
        _heard(fitted, lines.words[rows], [texts[at] for at in np.flatnonzero(rows)])
        for rows in (
            apart & (count < len(written)) & (lines.kinds == ""),
            apart & (count >= len(written)) & lines.told & (count % _ONE_IN == 0),
        )
    ]
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


def _heard(fitted: _Fitted, words: Any, texts: list[str]) -> Any:
    """A row a text: its score as danger and as certain danger, what patterns say included."""
    return fitted.scores(words, Encoder().vectors(texts, TOKENS)) + [spoken_for(_said(text)) for text in texts]


def _marks(lookalikes: Any, ordinary: Any) -> list[float]:
    """The scores from which danger is likely, and certain."""
    cards = (np.quantile(lookalikes[:, 1], 1 - _FALSE_CARDS), np.quantile(ordinary[:, 1], 1 - _ORDINARY_CARDS))
    return [float(np.quantile(lookalikes[:, 0], 1 - _FALSE_ALARMS)), float(max(cards))]


def _said(text: str) -> Level | None:
    heard = listen(text)
    return heard.level if heard else None


def _fit(lines: _Lines, opinions: Opinions) -> _Fitted:
    """For each level and kind one set of weights: what speaks for this kind, and a share of what speaks for any."""
    kinds = sorted(set(lines.kinds) - {""})
    levels = {"likely": (lines.kinds != "", lines.told), "certain": (lines.certain, np.ones_like(lines.told))}
    asked = [(level, kind) for level in levels for kind in (None, *kinds)]

    def words(level: str, kind: str | None) -> tuple[Any, Any]:
        heard, known = levels[level]
        if kind:
            heard, known = heard & (lines.kinds == kind), known & lines.for_kinds
        return _learnt(lines.words[known], heard[known])

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        learnt = list(pool.map(lambda one: words(*one), asked))
    thought = [_thought(opinions, level, kind) for level, kind in asked]
    weights, biases = (np.stack(part) for part in zip(*learnt, strict=True))
    meaning, more = (np.stack(part) for part in zip(*thought, strict=True))
    together = (_with_any(part, len(levels)) for part in (weights, meaning, (biases + more)[:, None]))
    of_words, of_meaning, of_bias = together
    return _Fitted(of_words, of_meaning, of_bias[:, 0], kinds)


def _learnt(words: Any, heard: Any) -> tuple[Any, Any]:
    """Weights of words and the bias of one opinion."""
    from sklearn.svm import LinearSVC

    # A loose end saves much time and the scores agree to three digits; so does the dual way.
    weights = {True: _DANGER_WEIGHT, False: 1}
    model = LinearSVC(C=1.0, class_weight=weights, dual=True, tol=0.3, random_state=0).fit(words, heard)
    return model.coef_[0], model.intercept_[0]


def _thought(opinions: Opinions, level: str, kind: str | None) -> tuple[Any, Any]:
    """The share of the encoder's opinion: weights of its vector, and a bias."""
    opinion = opinions[f"danger.{level}"]
    row, share = (0, _ANY_ENCODER_SHARE) if kind is None else (list(opinion.classes).index(kind), _ENCODER_SHARE)
    return share * opinion.weights[row], share * opinion.biases[row]


def _with_any(rows: Any, levels: int) -> Any:
    """A row for each level and kind, to which a share of the level's first row, on any kind, has been added."""
    of_level = rows.reshape(levels, len(rows) // levels, -1)
    return (of_level[:, 1:] + _ANY * of_level[:, :1]).reshape(len(rows) - levels, -1)


def _matrix(texts: list[str]) -> Any:
    from scipy.sparse import csr_matrix, vstack

    known = cache(word)  # for as long as we train: a parent's words are never kept
    some = (texts[at : at + _AT_A_TIME] for at in range(0, len(texts), _AT_A_TIME))
    read = ((len(chunk), features(chunk, known)) for chunk in some)
    parts = [csr_matrix((found.weights, (found.rows, found.indices)), (count, FEATURES)) for count, found in read]
    return vstack(parts, format="csr")


def _written() -> Iterator[_Example]:
    """Each line of danger with its kind and level, and what only looks like it."""
    for path in sorted(EXAMPLES.glob("*.yml")):
        blocks: dict[str, str] = YAML(typ="safe").load(path)
        for level in (*get_args(Level), _LOOKALIKE):
            kind = "" if level == _LOOKALIKE else path.stem
            yield from (_Example(line, kind, level) for line in blocks[level].splitlines())
