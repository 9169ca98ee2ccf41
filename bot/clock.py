"""The time where the parents are."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_SATURDAY = 5


def now() -> datetime:
    """Now, in Europe/Copenhagen."""
    return datetime.now(COPENHAGEN)


def local(moment: str) -> datetime:
    """ISO time as local time; without an offset it is taken as Copenhagen's. Raises ValueError."""
    parsed = datetime.fromisoformat(moment)
    return parsed.replace(tzinfo=COPENHAGEN) if parsed.tzinfo is None else parsed.astimezone(COPENHAGEN)


def to_utc(moment: datetime) -> datetime:
    """The moment as the databases keep it: UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def from_utc(moment: datetime) -> datetime:
    """A moment of a database in Copenhagen."""
    return moment.replace(tzinfo=UTC).astimezone(COPENHAGEN)


def public_holiday(day: date) -> str | None:
    """The name of the Danish public holiday that this day is, or None."""
    return _holidays(day.year, "public").get(day)


def off_work(day: date) -> bool:
    """Whether most people have the day off: a public holiday, or a half one such as 24 December."""
    return day in _holidays(day.year, "public", "optional")


def doctors_day_off(day: date) -> bool:
    """Whether doctors may be closed: a weekend, a public holiday, or a half one such as 24 December."""
    return day.weekday() >= _SATURDAY or off_work(day)


@cache
def _holidays(year: int, *categories: str) -> dict[date, str]:
    import holidays  # a second of loading that the first crisis card must not wait for

    return dict(holidays.country_holidays("DK", years=year, categories=categories))
