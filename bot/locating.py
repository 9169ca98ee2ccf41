"""Which house the conversation is about, once the parent tells where they live; it may change in the middle."""

from bot.content.library import Library
from bot.conversations import Conversation
from bot.houses.place import Place, place

_ONLY_A_PLACE = 5
# What is asked of a house, and waits until it is known which one.
_OF_A_HOUSE = ("ask_offers", "ask_hours", "ask_contact")


def moved(conversation: Conversation, text: str, library: Library) -> Place | None:
    """The place a message tells, if it is another than before; the conversation is then about its house."""
    known = conversation.known
    settled = conversation.house is not None or known.place is not None
    told = place(text, library.houses, asked=known.awaits_place is not None, settled=settled)
    if told is None or told == known.place or (told.house and told.house == conversation.house):
        return None
    known.place, conversation.house = told, told.house
    known.offers, known.told_offers, known.proposed = (), set(), set()
    return told


def awaited(conversation: Conversation, text: str) -> str | None:
    """What is to be answered in a message that tells a place: the message itself where it says more than that.

    Else the question that waited for the place, as the button that asks it; None where none did.
    """
    waits, conversation.known.awaits_place = conversation.known.awaits_place, None
    if len(text.split()) > _ONLY_A_PLACE or text.rstrip().endswith("?"):
        return text
    return waits if conversation.house else None


def await_place(conversation: Conversation, label: str) -> None:
    """Remembers what was asked of a house that is not known yet."""
    if conversation.house is None and conversation.known.place is None and label in _OF_A_HOUSE:
        conversation.known.awaits_place = f"/{label}"
