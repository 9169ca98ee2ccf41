"""The next dates of an offer as a calendar file (iCalendar, RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from bot.clock import COPENHAGEN
from bot.houses.occurrences import Occurrence, following
from bot.houses.offer import Offer
from bot.words.house import year
from bot.words.voice import Voice

_DATES = 6


def calendar(offer: Offer, voice: Voice) -> bytes | None:
    """The file; None where no date is known for certain."""
    dates = following(offer, voice.house, voice.now, _DATES) if voice.house else []
    if not any(date.sure for date in dates):
        return None
    file = Calendar()
    file.add("prodid", "-//Natlys//da")
    file.add("version", "2.0")
    for date in dates:
        file.add_component(_event(offer, date, voice))
    return bytes(file.to_ical())


def _event(offer: Offer, date: Occurrence, voice: Voice) -> Event:
    assert voice.house is not None
    event = Event()
    event.add("uid", f"{voice.house.id}-{offer.id}-{date.day.isoformat()}@natlys")
    event.add("dtstamp", voice.now)
    event.add("summary", f"{voice.of(offer.name)}, {voice.house_name}")
    if date.span:
        start, end = (datetime.combine(date.day, time, COPENHAGEN) for time in date.span)
        event.add("dtstart", start)
        event.add("dtend", end)
    else:
        event.add("dtstart", date.day)
        event.add("dtend", date.day + timedelta(days=1))
    where = voice.of(offer.where) if offer.where else voice.whereabouts
    if where:
        event.add("location", where)
    event.add("description", " ".join(part for part in (voice.of(offer.what), year([offer], voice)) if part))
    return event
