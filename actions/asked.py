"""What a parent asked, as an action sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker

from bot.houses.profile import House


@dataclass(frozen=True)
class Asked:
    """The scrubbed text, the house and the local time of the message."""

    text: str
    house: House | None
    now: datetime


def asked(tracker: Tracker, houses: dict[str, House]) -> Asked:
    """Read from the tracker of the action call."""
    message: dict[str, Any] = tracker.latest_message
    metadata: dict[str, Any] = message.get("metadata") or {}
    return Asked(
        text=str(message.get("text") or ""),
        house=houses.get(str(metadata.get("house") or "")),
        now=datetime.fromisoformat(str(metadata["now"])),
    )
