"""When does an offer take place next? Pure functions over a profile and a moment; holidays and closed days left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from bot.clock import public_holiday
from bot.houses.hours import WEEKDAYS
from bot.houses.offer import Offer
from bot.houses.profile import House
from bot.houses.recurrence import PartOfDay, Recurrence, times

_DAYS = dict(zip(WEEKDAYS, (MO, TU, WE, TH, FR, SA, SU), strict=True))
_WEEKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_AHEAD = timedelta(days=400)
_AFTERNOON, _EVENING = time(12), time(17)


@dataclass(frozen=True)
class Occurrence:
    """One day on which an offer takes place; `sure` is false where the source leaves open which of two weeks it is."""

    day: date
    span: tuple[time, time] | None
    part: PartOfDay | None
    sure: bool


def following(offer: Offer, house: House, now: datetime, most: int) -> list[Occurrence]:
    """The next occurrences that have not ended yet, soonest first; none where the source names no weekday."""
    coming = (o for o in _all(offer, house, now.date()) if not _ended(o, now))
    return list(islice(coming, most))


def on_days(offer: Offer, house: House, days: list[date], now: datetime) -> list[Occurrence]:
    """The occurrences on these days that have not ended yet."""
    if not days:
        return []
    coming = _until(_all(offer, house, min(days)), max(days))
    return [o for o in coming if o.day in days and not _ended(o, now)]


def is_over(offer: Offer, day: date) -> bool:
    """Whether the offer has come to its last day."""
    return bool(offer.recurs and offer.recurs.ends and offer.recurs.ends < day)


def in_part(offer: Offer, part: PartOfDay) -> bool | None:
    """Whether an offer takes place in that part of the day; None where the source does not say."""
    if offer.recurs is None or (offer.recurs.part_of_day is None and offer.recurs.at is None):
        return None
    return offer.recurs.part_of_day == part or bool(offer.recurs.at and _part(times(offer.recurs.at)[0]) == part)


def _ended(occurrence: Occurrence, now: datetime) -> bool:
    if occurrence.day != now.date():
        return occurrence.day < now.date()
    return occurrence.span is not None and occurrence.span[1] <= now.time()


def _until(all_of_them: Iterator[Occurrence], last: date) -> Iterator[Occurrence]:
    for occurrence in all_of_them:
        if occurrence.day > last:
            return
        yield occurrence


def _all(offer: Offer, house: House, first: date) -> Iterator[Occurrence]:
    recurs = offer.recurs
    if recurs is None:
        return
    days = _opening_days(house, first) if recurs.every == "opening_hours" else _days(recurs, first)
    for day, span in days:
        if house.is_closed(day, offer.id) or (public_holiday(day) and not recurs.on_holidays):
            continue
        yield Occurrence(day, span, recurs.part_of_day, sure=recurs.every != "two_weeks" or recurs.starts is not None)


def _days(recurs: Recurrence, first: date) -> Iterator[tuple[date, tuple[time, time] | None]]:
    if not recurs.on or (recurs.every == "month" and recurs.week is None):
        return
    begin = recurs.starts or first
    weekdays = [_DAYS[day](_WEEKS[recurs.week]) if recurs.week else _DAYS[day] for day in recurs.on]
    # Without a day to count from, either week may be the one: all of them are told, as not sure.
    interval = 2 if recurs.every == "two_weeks" and recurs.starts else 1
    last = min(recurs.ends or date.max, first + _AHEAD)
    rule = rrule(
        MONTHLY if recurs.every == "month" else WEEKLY,
        interval=interval,
        byweekday=weekdays,
        dtstart=datetime.combine(begin, time()),
        until=datetime.combine(last, time()),
    )
    span = times(recurs.at) if recurs.at else None
    yield from ((moment.date(), span) for moment in rule if moment.date() >= first)


def _opening_days(house: House, first: date) -> Iterator[tuple[date, tuple[time, time] | None]]:
    hours = next((h for h in house.hours if h.place == "house"), None)
    if hours is None:
        return
    for ahead in range(_AHEAD.days):
        day = first + timedelta(days=ahead)
        for span in hours.on(WEEKDAYS[day.weekday()]):
            yield day, span


def _part(start: time) -> PartOfDay:
    if start < _AFTERNOON:
        return "morning"
    return "afternoon" if start < _EVENING else "evening"
