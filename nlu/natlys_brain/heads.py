"""From a message to a topic, then to a label of it: linear models over n-grams and over the encoder's vector."""

from typing import Any, Dict, List, Tuple

import numpy as np
from natlys_encoder import KeptVectors, sampled
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from natlys_brain.labels import topic
from natlys_brain.spelling import plain

Matrix = Any

_PENALTY, _VECTOR_PENALTY = 0.5, 0.003
# The part of each opinion in a score, and how far the sum is stretched so that confidences come true. Chosen on the
# older half of the messages kept apart, never on the newer: docs/decisions/0004.
_NGRAMS, _VECTOR = 5.0, 1.0
_SHARPNESS = 0.75
_LIKELY_TOPICS = 5  # only these are looked into for their labels


def ngrams() -> Any:
    """The n-grams of letters and of words that stand for a text."""
    return make_union(
        TfidfVectorizer(preprocessor=plain, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        TfidfVectorizer(preprocessor=plain, token_pattern=r"\w+", ngram_range=(1, 2), sublinear_tf=True),
    )


class Opinion:
    """One question (which topic? which label of it?) put to both kinds of features."""

    def __init__(self) -> None:
        self._ngrams = LinearSVC(C=_PENALTY, random_state=0)
        self._vector = LogisticRegression(C=_VECTOR_PENALTY, max_iter=200)

    def fit(self, ngrams: Matrix, vectors: Matrix, classes: Matrix, read: Matrix) -> "Opinion":
        self.classes: List[str] = sorted(set(classes))
        if len(self.classes) > 1:
            self._ngrams.fit(ngrams, classes)
            self._vector.fit(vectors[read], classes[read])
        return self

    def shares(self, ngrams: Matrix, vectors: Matrix) -> Matrix:
        """A row a text, a column a class; a row adds up to one."""
        if len(self.classes) == 1:
            return np.ones((ngrams.shape[0], 1))
        margins = self._ngrams.decision_function(ngrams)
        if len(self.classes) == 2:
            margins = np.stack([-margins, margins], axis=1)
        scores = _SHARPNESS * (_NGRAMS * margins + _VECTOR * self._vector.predict_log_proba(vectors))
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)


class TopicAndLabel:
    """The topic first: the more stories a topic has, the thinner the share of each would be among all labels."""

    def __init__(self) -> None:
        self._features = ngrams()
        self._scaler = StandardScaler()
        self._topics = Opinion()
        self._labels: Dict[str, Opinion] = {}

    def fit(self, texts: List[str], labels: List[str], kept: KeptVectors) -> None:
        """Learns from all lines by their n-grams, and from some by their vectors: at least one of each label."""
        names, topics = np.array(labels), np.array([topic(label) for label in labels])
        read = np.array([sampled(text) for text in texts])
        read[np.unique(names, return_index=True)[1]] = True
        vectors = kept.of(texts, read)
        ngrams = self._features.fit_transform(texts).tocsr()
        scaled = self._scaler.fit(vectors[read]).transform(vectors)
        self._topics.fit(ngrams, scaled, topics, read)
        for name in self._topics.classes:
            own = np.flatnonzero(topics == name)
            self._labels[name] = Opinion().fit(ngrams[own], scaled[own], names[own], read[own])

    def predict(self, texts: List[str], vectors: Matrix) -> List[Tuple[float, List[Tuple[str, float]]]]:
        """For each text the confidence in the best topic, and labels with theirs: those of the best topic first."""
        ngrams, scaled = self._features.transform(texts).tocsr(), self._scaler.transform(vectors)
        rows = self._topics.shares(ngrams, scaled)
        return [self._ranked(row, ngrams[i], scaled[i : i + 1]) for i, row in enumerate(rows)]

    def _ranked(self, shares: Matrix, ngrams: Matrix, vector: Matrix) -> Tuple[float, List[Tuple[str, float]]]:
        likely = shares.argsort()[::-1][:_LIKELY_TOPICS]
        found = []
        for place in likely:
            labels = self._labels[self._topics.classes[place]]
            within = labels.shares(ngrams, vector)[0]
            found.append(
                [(label, float(shares[place] * part)) for label, part in zip(labels.classes, within, strict=True)]
            )
        best, *others = (sorted(of_topic, key=_by_share) for of_topic in found)
        return float(shares[likely[0]]), best + sorted((one for rest in others for one in rest), key=_by_share)


def _by_share(ranked: Tuple[str, float]) -> float:
    return -ranked[1]
