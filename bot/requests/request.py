"""What a request is, on its way in and as its code shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(days=60)
_QUARTER = 15  # minutes


class NoHouseKey(LookupError):
    """The house takes no requests: nobody there has made a key."""


class Gone(LookupError):
    """No request has this code: it was never sent, is deleted, or the code is another."""


@dataclass(frozen=True)
class New:
    """A request as its parent has said yes to it. Times are UTC; `content` is what is sealed."""

    house: str
    kind: str
    urgency: int
    due_at: datetime
    promised_from: datetime | None
    promised_until: datetime | None
    content: dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One message of a request, sealed to its parent."""

    number: int
    from_staff: bool
    written_at: datetime
    sealed: bytes


@dataclass(frozen=True)
class Found:
    """A request as its code shows it. Times are UTC."""

    id: str
    house: str
    kind: str
    state: str
    outcome: str | None
    due_at: datetime
    promised_from: datetime | None
    promised_until: datetime | None
    delete_at: datetime
    messages: tuple[Message, ...]


def quarter(moment: datetime) -> datetime:
    """The moment rounded down to a quarter of an hour: when exactly somebody wrote is nobody's business."""
    return moment.replace(minute=moment.minute // _QUARTER * _QUARTER, second=0, microsecond=0)
