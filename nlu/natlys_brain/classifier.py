"""What does this message mean? Two linear models over character and word n-grams.

One predicts the topic, one the full label, retrieval intents included, so that one rule in the dialogue serves
all FAQ stories. Stock `ResponseSelector` trains a network per retrieval intent, and stock
`LogisticRegressionClassifier` sees only the part before the slash.
"""

from typing import Any, Dict, List, Optional, Tuple, Type

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, RESPONSE_SELECTOR, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from natlys_brain.labels import base_intent, response_selector, topic
from natlys_brain.spelling import plain

MODEL_FILE = "model.joblib"


class TwoLevels:
    """A topic model and a label model that must agree: the more stories a topic has, the thinner each label's share."""

    def __init__(self, config: Dict[str, Any]) -> None:
        self._features = make_union(
            TfidfVectorizer(
                preprocessor=plain,
                analyzer="char_wb",
                ngram_range=tuple(config["characters"]),
                sublinear_tf=True,
            ),
            TfidfVectorizer(
                preprocessor=plain,
                token_pattern=r"\w+",
                ngram_range=tuple(config["words"]),
                sublinear_tf=True,
            ),
        )
        self._labels = _calibrated(config["C"])
        self._topics = _calibrated(config["C"])

    def fit(self, texts: List[str], labels: List[str]) -> None:
        features = self._features.fit_transform(texts)
        # Arrays, since CalibratedClassifierCV counts the examples of a class with `labels == class`.
        self._labels.fit(features, np.array(labels))
        self._topics.fit(features, np.array([topic(label) for label in labels]))
        topics = list(self._topics.classes_)
        self._topic_of_label = np.array([topics.index(topic(label)) for label in self._labels.classes_])

    def predict(self, text: str) -> Tuple[float, List[Tuple[str, float]]]:
        """The confidence in the best topic, and the labels with theirs: the best of the best topic first."""
        features = self._features.transform([text])
        labels = self._labels.predict_proba(features)[0]
        by_labels = np.bincount(self._topic_of_label, weights=labels)
        # The geometric mean of both opinions on the topic; within it the label model alone decides.
        topics = np.sqrt(by_labels * self._topics.predict_proba(features)[0])
        topics /= topics.sum()
        shares = topics[self._topic_of_label] * labels / by_labels[self._topic_of_label]
        best = topics.argmax()
        order = sorted(range(len(labels)), key=lambda i: (self._topic_of_label[i] != best, -shares[i]))
        return float(topics[best]), [(str(self._labels.classes_[i]), float(shares[i])) for i in order]


def _calibrated(penalty: float) -> CalibratedClassifierCV:
    return CalibratedClassifierCV(LinearSVC(C=penalty, random_state=0), cv=3, ensemble=False)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearLabelClassifier(IntentClassifier, GraphComponent):
    """Predicts the full label of a message with a calibrated confidence."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"characters": [2, 5], "words": [1, 2], "C": 0.5, "ranking_length": 10}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[TwoLevels] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearLabelClassifier":
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._model = TwoLevels(self._config)
        self._model.fit([m.get(TEXT) for m in examples], [m.get_full_intent() for m in examples])
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / MODEL_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearLabelClassifier":
        with model_storage.read_from(resource) as directory:
            model = joblib.load(directory / MODEL_FILE)
        return cls(config, model_storage, resource, model)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._predict(message)
        return messages

    def _predict(self, message: Message) -> None:
        assert self._model is not None
        confidence, labels = self._model.predict(message.get(TEXT) or "")
        label = labels[0][0]
        ranking = [{"name": name, "confidence": share} for name, share in labels[: self._config["ranking_length"]]]
        message.set(INTENT, {"name": base_intent(label), "confidence": confidence}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(RESPONSE_SELECTOR, response_selector(label, confidence), add_to_output=True)
