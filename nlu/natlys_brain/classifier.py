"""What does this message mean? The Rasa component around `heads`.

It writes the full label, retrieval intents included, so that one rule in the dialogue serves all FAQ stories. Stock
`ResponseSelector` trains a network per retrieval intent, and stock `LogisticRegressionClassifier` sees only the part
before the slash.
"""

from typing import Any, Dict, List, Optional, Tuple, Type

import joblib
from natlys_encoder import Encoder, Opinions, topic_of
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, RESPONSE_SELECTOR, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from natlys_brain.heads import Ranked, TopicAndLabel
from natlys_brain.labels import base_intent, response_selector
from natlys_brain.questions import leans_on_the_last, questions

MODEL_FILE = "model.joblib"
# What the channel and the component tell each other beside Rasa's own keys.
BEFORE = "before"  # the parent's words before this message, when it is short or leans on them
CONFIDENCE = "topic_confidence"
SECOND = "second_label"

Told = Tuple[float, Ranked]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LabelClassifier(IntentClassifier, GraphComponent):
    """Predicts the full label of a message with a confidence in its topic, and a second question's label."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"ranking_length": 10, "second_question_confidence": 0.6}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[TopicAndLabel] = None,
        encoder: Optional[Encoder] = None,
        opinions: Optional[Opinions] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._encoder = encoder
        self._opinions = opinions

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LabelClassifier":
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        texts, labels = [m.get(TEXT) for m in examples], [m.get_full_intent() for m in examples]
        self._model = TopicAndLabel()
        self._model.fit(texts, labels)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / MODEL_FILE, compress=1)  # Rasa packs it again, slowly
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LabelClassifier":
        with model_storage.read_from(resource) as directory:
            model = joblib.load(directory / MODEL_FILE)
        return cls(config, model_storage, resource, model, Encoder(), Opinions.load())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._predict(message)
        return messages

    def _predict(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        before = (message.get(METADATA) or {}).get(BEFORE)
        parts = questions(text)
        ways = [text, f"{before} {text}"] if before else [text]
        ranked = self._ranked([*ways, *(parts if len(parts) > 1 else [])])
        alone, *ranked = ranked
        # A message that leans is read with what went before; a short one in the way that says more.
        together = ranked.pop(0) if before else alone
        confidence, labels = together if leans_on_the_last(text) else max(together, alone, key=_confidence)
        label = labels[0][0]
        ranking = [{"name": name, "confidence": share} for name, share in labels[: self._config["ranking_length"]]]
        message.set(INTENT, {"name": base_intent(label), "confidence": confidence}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(RESPONSE_SELECTOR, response_selector(label, confidence), add_to_output=True)
        message.set(CONFIDENCE, confidence, add_to_output=True)
        message.set(SECOND, self._second(label, ranked), add_to_output=True)

    def _ranked(self, texts: List[str]) -> List[Told]:
        assert self._model is not None and self._encoder is not None and self._opinions is not None
        return self._model.predict(texts, self._encoder.vectors(texts), self._opinions)

    def _second(self, first: str, parts: List[Told]) -> Optional[str]:
        """A label of another topic that one of the questions surely has."""
        sure = (
            labels[0][0] for confidence, labels in parts if confidence >= self._config["second_question_confidence"]
        )
        return next((label for label in sure if topic_of(label) != topic_of(first)), None)


def _confidence(ranked: Told) -> float:
    return ranked[0]
