"""The time where the parents are."""

from datetime import date, datetime
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


def public_holiday(day: date) -> str | None:
    """The name of the Danish public holiday that this day is, or None."""
    import holidays  # a second of loading that the first crisis card must not wait for

    name: str | None = holidays.country_holidays("DK", years=day.year).get(day)
    return name


def doctors_day_off(day: date) -> bool:
    """Whether doctors may be closed: a weekend, a public holiday, or a half one such as 24 December."""
    import holidays

    return day.weekday() >= _SATURDAY or day in holidays.country_holidays(
        "DK", years=day.year, categories=("public", "optional")
    )
