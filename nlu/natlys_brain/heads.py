"""From a message to a topic and a label: linear models over n-grams and over the encoder's vector, which must agree."""

from typing import Any, List, Sequence, Tuple

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from natlys_brain.labels import topic
from natlys_brain.spelling import plain

Matrix = Any

_PENALTY = 0.2
_VECTOR_PENALTY = 0.001
# The part of each opinion in a score. Chosen on the older half of the evaluation set: docs/decisions/0004.
_NGRAMS, _VECTOR = 5.0, 1.0
_HELD_APART = 8  # every eighth line tells how sure the models may be


class Opinion:
    """One question (which topic? which label?) put to both kinds of features."""

    def __init__(self) -> None:
        # Balanced: a topic with many stories is not asked about more often than one with few.
        self._ngrams = LinearSVC(C=_PENALTY, class_weight="balanced", random_state=0)
        self._vector = LogisticRegression(C=_VECTOR_PENALTY, class_weight="balanced", max_iter=300)

    def fit(self, ngrams: Matrix, vectors: Matrix, classes: Sequence[str]) -> "Opinion":
        self._ngrams.fit(ngrams, classes)
        self._vector.fit(vectors, classes)
        self.classes: List[str] = list(self._ngrams.classes_)
        return self

    def scores(self, ngrams: Matrix, vectors: Matrix) -> Matrix:
        """A row a text, a column a class; higher is likelier."""
        return _NGRAMS * self._ngrams.decision_function(ngrams) + _VECTOR * self._vector.predict_log_proba(vectors)


class TopicAndLabel:
    """A topic first, and within it the label: the more stories a topic has, the thinner each label's share would be."""

    def __init__(self) -> None:
        self._features = make_union(
            TfidfVectorizer(preprocessor=plain, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
            TfidfVectorizer(preprocessor=plain, token_pattern=r"\w+", ngram_range=(1, 2), sublinear_tf=True),
        )
        self._scaler = StandardScaler()

    def fit(self, texts: List[str], vectors: Matrix, labels: List[str]) -> None:
        ngrams, scaled = self._features.fit_transform(texts), self._scaler.fit_transform(vectors)
        topics = np.array([topic(label) for label in labels])
        self._sharpness = _sharpness(ngrams, scaled, topics)
        self._topics = Opinion().fit(ngrams, scaled, topics)
        self._labels = Opinion().fit(ngrams, scaled, np.array(labels))
        self._topic_of_label = np.array([self._topics.classes.index(topic(label)) for label in self._labels.classes])

    def predict(self, texts: List[str], vectors: Matrix) -> List[Tuple[float, List[Tuple[str, float]]]]:
        """For each text the confidence in the best topic, and the labels with theirs, those of that topic first."""
        ngrams, scaled = self._features.transform(texts), self._scaler.transform(vectors)
        topics = _softmax(self._sharpness * self._topics.scores(ngrams, scaled))
        labels = _softmax(self._labels.scores(ngrams, scaled))
        return [self._ranked(*shares) for shares in zip(topics, labels, strict=True)]

    def _ranked(self, topics: Matrix, labels: Matrix) -> Tuple[float, List[Tuple[str, float]]]:
        of_topic = np.bincount(self._topic_of_label, weights=labels)
        shares = topics[self._topic_of_label] * labels / of_topic[self._topic_of_label]
        best = topics.argmax()
        order = sorted(range(len(labels)), key=lambda i: (self._topic_of_label[i] != best, -shares[i]))
        return float(topics[best]), [(self._labels.classes[i], float(shares[i])) for i in order]


def _sharpness(ngrams: Matrix, vectors: Matrix, topics: Matrix) -> float:
    """How far scores may be stretched, so that confidences come true on lines that were not learnt from."""
    held = np.arange(len(topics)) % _HELD_APART == 0
    opinion = Opinion().fit(ngrams[~held], vectors[~held], topics[~held])
    scores = opinion.scores(ngrams[held], vectors[held])
    meant = np.array([opinion.classes.index(name) for name in topics[held]])

    def surprise(sharpness: float) -> float:
        shares = _softmax(sharpness * scores)
        return float(-np.log(shares[np.arange(len(meant)), meant] + 1e-12).mean())

    return float(minimize_scalar(surprise, bounds=(0.05, 5.0), method="bounded").x)


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
