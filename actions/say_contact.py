"""Where is the house, and how is it reached?"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class SayContact(Action):
    """Names what to say; the front knows the house."""

    def name(self) -> str:
        return "action_say_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says `contact`."""
        dispatcher.utter_message(json_message={"say": "contact"})
        return []
