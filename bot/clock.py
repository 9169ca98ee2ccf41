"""The time where the parents are."""

from datetime import datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """Now, in Europe/Copenhagen."""
    return datetime.now(COPENHAGEN)


def local(moment: str) -> datetime:
    """ISO time as local time; without an offset it is taken as Copenhagen's. Raises ValueError."""
    parsed = datetime.fromisoformat(moment)
    return parsed.replace(tzinfo=COPENHAGEN) if parsed.tzinfo is None else parsed.astimezone(COPENHAGEN)
