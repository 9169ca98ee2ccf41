"""When is the house open?"""

import re
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asked import asked
from bot.houses.profile import House
from bot.houses.when import days_meant

_NOW = re.compile(r"\b(nu|now|lige nu|right now|stadig åbent|still open)\b", re.IGNORECASE)


class SayHours(Action):
    """Says the days that are meant: those in the message, or none for the whole week."""

    def __init__(self, houses: dict[str, House]) -> None:
        self._houses = houses

    def name(self) -> str:
        return "action_say_hours"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says `hours` with the days, and whether it is about now."""
        question = asked(tracker, self._houses)
        days: list[date] = days_meant(question.text, question.now.date())
        told = [day.isoformat() for day in days]
        dispatcher.utter_message(json_message={"say": "hours", "days": told, "now": bool(_NOW.search(question.text))})
        return []
