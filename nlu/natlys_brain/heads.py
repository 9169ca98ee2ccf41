"""From a message to a topic, then to a label of it: linear models over n-grams, beside what the encoder thinks."""

from typing import Any, Dict, List, Tuple

import numpy as np
from natlys_encoder import Opinions, topic_of
from scipy.sparse import csc_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from natlys_brain.spelling import plain

Matrix = Any
Ranked = List[Tuple[str, float]]

_PENALTY = 0.5
# The part of each opinion in a score, and how far the sum is stretched so that confidences come true:
# docs/decisions/0004.
_NGRAMS, _ENCODER = 5.0, 1.0
_SHARPNESS = 0.75
_LIKELY_TOPICS = 5  # only these are looked into for their labels


def ngrams() -> Any:
    """The n-grams of letters and of words that stand for a text."""
    as_written = {"preprocessor": plain, "sublinear_tf": True, "dtype": np.float32}
    return make_union(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, **as_written),
        TfidfVectorizer(token_pattern=r"\w+", ngram_range=(1, 2), min_df=2, **as_written),
    )


class Head:
    """One question (which topic? which label of it?) put to the n-grams and to the encoder."""

    def __init__(self, question: str) -> None:
        self._question = question
        # A loose end: a third less time, the same answers.
        self._model = LinearSVC(C=_PENALTY, tol=0.1, random_state=0)

    def fit(self, ngrams: Matrix, classes: Matrix) -> "Head":
        """Learns from the n-grams; what the encoder thinks is known."""
        self.classes: List[str] = sorted(set(classes))
        if len(self.classes) > 1:
            self._model.fit(ngrams, classes)
            # Nine weights in ten are nothing, and a message reads only those of its own n-grams.
            self._model.coef_ = csc_matrix(self._model.coef_, dtype=np.float32)
        return self

    def shares(self, ngrams: Matrix, vectors: Matrix, opinions: Opinions) -> Matrix:
        """A row a text, a column a class; a row adds up to one."""
        if len(self.classes) == 1:
            return np.ones((ngrams.shape[0], 1))
        margins = self._model.decision_function(ngrams)
        if len(self.classes) == 2:
            margins = np.stack([-margins, margins], axis=1)
        scores = _NGRAMS * margins
        if self._question in opinions:
            scores = scores + _ENCODER * opinions[self._question].log_shares(vectors, self.classes)
        raised = np.exp(_SHARPNESS * (scores - scores.max(axis=1, keepdims=True)))
        return raised / raised.sum(axis=1, keepdims=True)


class TopicAndLabel:
    """The topic first: the more stories a topic has, the thinner the share of each would be among all labels."""

    def __init__(self) -> None:
        self._features = ngrams()
        self._topics = Head("topic")
        self._labels: Dict[str, Head] = {}

    def fit(self, texts: List[str], labels: List[str]) -> None:
        """Learns from all lines."""
        names, topics = np.array(labels), np.array([topic_of(label) for label in labels])
        ngrams = self._features.fit_transform(texts).tocsr()
        self._topics.fit(ngrams, topics)
        for name in self._topics.classes:
            own = np.flatnonzero(topics == name)
            self._labels[name] = Head(f"label.{name}").fit(ngrams[own], names[own])

    def predict(self, texts: List[str], vectors: Matrix, opinions: Opinions) -> List[Tuple[float, Ranked]]:
        """For each text the confidence in the best topic, and labels with theirs: those of the best topic first."""
        ngrams = self._features.transform(texts).tocsr()
        rows = self._topics.shares(ngrams, vectors, opinions)
        return [self._ranked(row, ngrams[i], vectors[i : i + 1], opinions) for i, row in enumerate(rows)]

    def _ranked(self, shares: Matrix, ngrams: Matrix, vector: Matrix, opinions: Opinions) -> Tuple[float, Ranked]:
        likely = shares.argsort()[::-1][:_LIKELY_TOPICS]
        found = []
        for place in likely:
            head = self._labels[self._topics.classes[place]]
            within = head.shares(ngrams, vector, opinions)[0]
            parts = zip(head.classes, within, strict=True)
            found.append([(label, float(shares[place] * part)) for label, part in parts])
        best, *others = (sorted(of_topic, key=_by_share) for of_topic in found)
        return float(shares[likely[0]]), best + sorted((one for rest in others for one in rest), key=_by_share)


def _by_share(ranked: Tuple[str, float]) -> float:
    return -ranked[1]
