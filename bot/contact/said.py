"""One message of a parent, as contact reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversations import Conversation
from bot.houses.profile import House
from bot.outcome import Outcome
from bot.requests.code import Ticket
from bot.words.voice import CONTACT, Voice


@dataclass(frozen=True)
class Said:
    """A payload of ours or a text, and the ticket of a code that came with it."""

    conversation: Conversation
    text: str
    ticket: Ticket | None
    voice: Voice
    outcome: Outcome
    houses: Mapping[str, House]

    @property
    def payload(self) -> str | None:
        """What a button of contact sent."""
        return self.text.removeprefix(CONTACT) if self.text.startswith(CONTACT) else None
