"""Is the house open? Pure functions over a profile and a day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import get_args

from bot.clock import off_work, public_holiday
from bot.houses.profile import Closed, House
from bot.houses.recurrence import Weekday

_SATURDAY = 5
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


@dataclass(frozen=True)
class Day:
    """One place on one day: its open spans, none if closed; the public holiday that it is, what closes it."""

    place: str
    day: date
    spans: tuple[tuple[time, time], ...]
    holiday: str | None
    closed: Closed | None


def on_day(house: House, day: date) -> list[Day]:
    """Each place of the house (the house, its phone) on that day, in the profile's order."""
    holiday, closed = public_holiday(day), house.is_closed(day)
    return [
        Day(h.place, day, () if closed else tuple(h.on(WEEKDAYS[day.weekday()])), holiday, closed) for h in house.hours
    ]


def works(house: House, day: date) -> bool:
    """Whether anybody can be expected at the house that day, as far as its profile says; nobody is promised otherwise.

    A house whose hours are not known works Monday to Friday. On half holidays such as 24 December nobody is promised.
    """
    if off_work(day) or house.is_closed(day):
        return False
    return any(place.spans for place in on_day(house, day)) if house.hours else day.weekday() < _SATURDAY


def open_now(house: House, now: datetime) -> bool:
    """Whether the house itself is open at this moment by its profile; a holiday counts as closed."""
    return any(
        d.place == "house" and not d.holiday and any(a <= now.time() < b for a, b in d.spans)
        for d in on_day(house, now.date())
    )
