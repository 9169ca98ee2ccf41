"""When somebody can be called: parts of days inside the house's hours, holidays and full days left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.clock import COPENHAGEN
from bot.houses.hours import WEEKDAYS, works
from bot.houses.profile import House

Part = Literal["morning", "afternoon", "day"]
_NOON = time(12)
_LEAD = timedelta(hours=1)  # a therapist must have seen it first
_SHORTEST = timedelta(hours=1)
_STILL_LONG = timedelta(hours=3)
_AHEAD = 21  # days that are looked through
# Of a house whose hours are not known: the working day is held, the hour is not promised.
_UNKNOWN_ENDS = time(15)


@dataclass(frozen=True)
class Window:
    """From when to when, local time. Without `sure` the hours of the house are not known: only the day is promised."""

    starts: datetime
    ends: datetime
    part: Part
    sure: bool = True

    @property
    def id(self) -> str:
        """For a button."""
        return f"{self.starts:%Y-%m-%d}.{self.part}"

    def holds(self, now: datetime) -> bool:
        """Whether it can still be promised: it has not begun, or most of a long one is left."""
        return now < self.starts or self.ends - now >= _STILL_LONG


def windows(house: House, now: datetime, full: frozenset[date], most: int = 4) -> list[Window]:
    """The next parts of days on which a call can be promised."""
    found = (w for day in _days(now) if day not in full for w in _of_day(house, day, now))
    return [w for w, _ in zip(found, range(most), strict=False)]


def whole_day(house: House, now: datetime, full: frozenset[date]) -> Window | None:
    """The first day on which somebody is there, from its first to its last part."""
    first = windows(house, now, full, most=1)
    if not first:
        return None
    parts = _of_day(house, first[0].starts.date(), now)
    return Window(parts[0].starts, parts[-1].ends, "day", parts[0].sure)


def _days(now: datetime) -> Iterator[date]:
    return (now.date() + timedelta(days=n) for n in range(_AHEAD))


def _of_day(house: House, day: date, now: datetime) -> list[Window]:
    """The parts of one day that are still far enough ahead."""
    if not works(house, day):
        return []
    if not house.hours:
        return [] if day == now.date() else [_unsure(day)]
    opening = next((h for h in house.hours if h.place == "house"), house.hours[0])
    earliest = _half_hour(now + _LEAD)
    parts = []
    for opens, closes in opening.on(WEEKDAYS[day.weekday()]):
        halves: tuple[tuple[Part, time, time], ...] = (
            ("morning", opens, min(closes, _NOON)),
            ("afternoon", max(opens, _NOON), closes),
        )
        for part, start, end in halves:
            starts, ends = max(_at(day, start), earliest), _at(day, end)
            if ends - starts >= _SHORTEST:
                parts.append(Window(starts, ends, part))
    return parts


def _unsure(day: date) -> Window:
    return Window(_at(day, time(0)), _at(day, _UNKNOWN_ENDS), "day", sure=False)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, COPENHAGEN)


def _half_hour(moment: datetime) -> datetime:
    """Rounded up: nobody is promised a call at 9.07."""
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (timedelta(minutes=30) - over if over else timedelta())
