"""Names, not words: the front speaks, in the house's own words and the parent's language."""

from typing import Any, Dict, Optional

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

PREFIX = "utter_"


class NameOnly(NaturalLanguageGenerator):
    """Answers `utter_faq/sleep.naps` with `{"custom": {"say": "faq/sleep.naps"}}`."""

    def __init__(self, endpoint_config: Optional[EndpointConfig], domain: Domain) -> None:
        pass

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Optional[Dict[str, Any]]:
        return {"custom": {"say": utter_action[len(PREFIX) :]}}
