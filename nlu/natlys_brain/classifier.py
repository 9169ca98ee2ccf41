"""What does this message mean? One linear model over character and word n-grams.

It predicts the full label, retrieval intents included, so that one rule in the dialogue serves all FAQ
stories. Stock `ResponseSelector` trains a network per retrieval intent, and stock
`LogisticRegressionClassifier` sees only the part before the slash.
"""

from typing import Any, Dict, List, Optional, Type

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
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from natlys_brain.labels import base_intent, response_selector
from natlys_brain.spelling import plain

MODEL_FILE = "model.joblib"


def untrained(config: Dict[str, Any]) -> Pipeline:
    """The model before it has seen an example."""
    return make_pipeline(
        make_union(
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
        ),
        CalibratedClassifierCV(LinearSVC(C=config["C"], random_state=0), cv=3, ensemble=False),
    )


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
        model: Optional[Pipeline] = None,
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
        self._model = untrained(self._config)
        # An array, since CalibratedClassifierCV counts the examples of a class with `labels == class`.
        labels = np.array([m.get_full_intent() for m in examples])
        self._model.fit([m.get(TEXT) for m in examples], labels)
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
        confidences = self._model.predict_proba([message.get(TEXT) or ""])[0]
        best = confidences.argsort()[::-1][: self._config["ranking_length"]]
        ranking = [{"name": str(self._model.classes_[i]), "confidence": float(confidences[i])} for i in best]
        label, confidence = ranking[0]["name"], ranking[0]["confidence"]
        message.set(INTENT, {"name": base_intent(label), "confidence": confidence}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(RESPONSE_SELECTOR, response_selector(label, confidence), add_to_output=True)
