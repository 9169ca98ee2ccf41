"""The parent wants a person."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class OfferPerson(Action):
    """Names what to say; contact itself never meets the brain."""

    def name(self) -> str:
        return "action_offer_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says `person`."""
        dispatcher.utter_message(json_message={"say": "person"})
        return []
