"""Days and times as people say them."""

from datetime import date, time

from bot.content.bilingual import Language
from bot.houses.hours import WEEKDAYS
from bot.houses.recurrence import Weekday

_DANISH_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_DANISH_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday_name(day: Weekday, language: Language) -> str:
    """`torsdag` or `Thursday`."""
    return _DANISH_DAYS[WEEKDAYS.index(day)] if language == "da" else day.capitalize()


def long_day(day: date, language: Language) -> str:
    """`fredag den 27. november` or `Friday 27 November`."""
    name = weekday_name(WEEKDAYS[day.weekday()], language)
    if language == "da":
        return f"{name} den {day.day}. {_DANISH_MONTHS[day.month - 1]}"
    return f"{name} {day.day} {_ENGLISH_MONTHS[day.month - 1]}"


def span(hours: tuple[time, time], language: Language) -> str:
    """`kl. 10.30-15.00` or `10:30-15:00`."""
    start, end = (h.strftime("%H:%M") for h in hours)
    return f"kl. {start}-{end}".replace(":", ".") if language == "da" else f"{start}-{end}"
