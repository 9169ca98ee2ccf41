"""What of one turn is counted, once a conversation and one dimension at a time."""

from collections.abc import Iterator
from datetime import datetime

from bot.conversations import Conversation
from bot.outcome import Outcome
from bot.triage.taxonomy import topics

_BAND_HOURS = 6


def dimensions(conversation: Conversation, outcome: Outcome, now: datetime) -> Iterator[tuple[str, str]]:
    """Each dimension with its value. Only ids of ours and what the schema names: never a word of the parent's.

    Who writes and the postcode are what a municipality registers in its open counselling (report 000, line 885); both
    only where the parent told them.
    """
    start = now.hour // _BAND_HOURS * _BAND_HOURS
    told = {
        "topic": outcome.topic if outcome.topic in topics() else None,
        "route": outcome.route,
        "language": outcome.language,
        "channel": conversation.channel,
        "acute_kind": outcome.acute_kind,
        "hours": f"{start:02d}-{start + _BAND_HOURS:02d}",
        "unanswered": None if outcome.answered else "brain_away",
        "clarify": "asked_back" if outcome.route == "clarify" else None,
        "callback": "asked" if outcome.topic == "callback" else None,
        "feedback": outcome.feedback,
        "who": conversation.known.writer,
        "postcode": conversation.known.postcode,
    }
    yield from ((dimension, value) for dimension, value in told.items() if value)
    yield from (("offer", offer) for offer in conversation.known.offers)
