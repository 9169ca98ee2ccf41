"""Which offers fit what the parent asked?"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asked import asked
from bot.houses.offers import asked_for
from bot.houses.profile import House


class FindOffers(Action):
    """Names the offers of the house that fit, best first."""

    def __init__(self, houses: dict[str, House]) -> None:
        self._houses = houses

    def name(self) -> str:
        return "action_find_offers"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says `offers` with the ids."""
        question = asked(tracker, self._houses)
        found = asked_for(question.house, question.text) if question.house else []
        dispatcher.utter_message(json_message={"say": "offers", "offers": [o.id for o in found]})
        return []
