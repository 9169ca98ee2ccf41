"""Learns what the finished encoder thinks of its vectors: the topic, the label within it, and danger."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from natlys_encoder import KeptVectors, Opinion, Opinions, topic_of
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from workshop.lines import Line, learnt_from

VECTORS = Path(__file__).parents[1] / ".vectors.npz"
ANY = "any"  # danger of whatever kind
_PENALTY, _DANGER_PENALTY = 0.003, 0.01
_STEPS = 300


class Question(NamedTuple):
    """What is asked of which lines, and how it is learnt."""

    name: str
    rows: list[int]
    learn: Callable[[Any], Opinion]  # from the vectors of these rows


def make() -> None:
    """Reads every line that is not held apart and writes the opinions."""
    lines = learnt_from()
    vectors = KeptVectors(VECTORS).of([line.text for line in lines])
    opinions = learn(vectors, [*of_topics(lines), *of_danger(lines)])
    opinions.save()
    print(f"{len(opinions)} opinions from {len(lines)} lines")


def learn(vectors: Any, questions: list[Question]) -> Opinions:
    """Answers the questions, as many at a time as there are cores."""
    scaler = StandardScaler().fit(vectors)
    scaled = scaler.transform(vectors).astype(np.float32)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        learnt = list(pool.map(lambda question: question.learn(scaled[question.rows]), questions))
    opinions = Opinions()
    for question, opinion in zip(questions, learnt, strict=True):
        # The vectors are scaled here once, not with every message.
        weights = opinion.weights / scaler.scale_
        opinions[question.name] = Opinion(opinion.classes, weights, opinion.biases - weights @ scaler.mean_)
    return opinions


def of_topics(lines: list[Line]) -> Iterator[Question]:
    """The topic; and for each topic the label."""
    labels = np.array([line.label or "" for line in lines])
    topics = np.array([topic_of(label) for label in labels])
    labelled = list(np.flatnonzero(labels != ""))
    yield Question("topic", labelled, lambda vectors: _one_of(vectors, topics[labelled]))
    of_topic = defaultdict(list)
    for row in labelled:
        of_topic[topics[row]].append(row)
    for name, rows in sorted(of_topic.items()):
        if len(set(labels[rows])) > 1:
            yield Question(f"label.{name}", rows, lambda vectors, rows=rows: _one_of(vectors, labels[rows]))


def of_danger(lines: list[Line]) -> Iterator[Question]:
    """For each level: is it danger of any kind, and is it danger of this kind?"""
    kinds = sorted({line.danger for line in lines} - {None, "none"})
    of_kind = np.array([line.danger or "none" for line in lines])
    certain = np.array([line.level == "certain" for line in lines])
    # What parents write about violence may be danger and may not; only certain it is not.
    told = [at for at, line in enumerate(lines) if line.danger]
    for level, rows, heard in (("likely", told, of_kind != "none"), ("certain", range(len(lines)), certain)):
        rows = list(rows)
        wanted = [heard[rows], *(heard[rows] & (of_kind[rows] == kind) for kind in kinds)]
        yield Question(f"danger.{level}", rows, lambda vectors, wanted=wanted: _each(vectors, [ANY, *kinds], wanted))


def _one_of(vectors: Any, wanted: Any) -> Opinion:
    fitted = LogisticRegression(C=_PENALTY, max_iter=_STEPS).fit(vectors, wanted)
    weights, biases = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:  # one row tells both
        weights, biases = np.concatenate([0 * weights, weights]), np.concatenate([0 * biases, biases])
    return Opinion([str(name) for name in fitted.classes_], weights, biases)


def _each(vectors: Any, names: list[str], wanted: list[Any]) -> Opinion:
    model = LogisticRegression(C=_DANGER_PENALTY, class_weight="balanced", max_iter=_STEPS)
    fitted = [(one.coef_[0], one.intercept_[0]) for one in (model.fit(vectors, answer) for answer in wanted)]
    return Opinion(names, np.stack([weights for weights, _ in fitted]), np.array([bias for _, bias in fitted]))
