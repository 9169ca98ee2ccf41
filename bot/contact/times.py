"""Reads when a parent would like to be called."""

import re
from datetime import datetime, timedelta
from typing import Literal

from bot.contact.windows import Part, Window

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AHEAD = {
    "i overmorgen": 2,
    "day after tomorrow": 2,
    "i morgen": 1,
    "imorgen": 1,
    "tomorrow": 1,
    "i dag": 0,
    "idag": 0,
    "today": 0,
}
_PARTS: dict[Part, re.Pattern[str]] = {
    "morning": re.compile(r"formiddag|\bmorgen\b|morning"),
    "afternoon": re.compile(r"eftermiddag|afternoon"),
}
_CLOCK = re.compile(r"\b(?:kl\.?|klokken|ved|at|efter|after)\s*(\d{1,2})\b")
_OUT_OF_HOURS = re.compile(r"aften|\bnat\b|natten|weekend|evening|night")
_NOT = re.compile(r"\b(?:ikke|undtagen|not|except)\b")
_ANY_TIME = re.compile(
    r"når (?:som helst|det passer)|lige meget|alle tider|hurtigst|snarest|snart som|any ?time|whenever|soon|asap"
)
_SHORT = 12  # words

Meant = Window | Literal["any", "none"]


def meant(text: str, times: list[Window], now: datetime) -> Meant | None:
    """The first of the times that fits, `any`, `none` when a time was said that is not among them; None for no time."""
    words = text.casefold()
    if "?" in text or len(words.split()) > _SHORT:
        return None
    if _ANY_TIME.search(words):
        return "any"
    days, parts, hour = _days(words, now), _parts(words), _CLOCK.search(words)
    if _OUT_OF_HOURS.search(words) or ((days or parts or hour) and _NOT.search(words)):
        return "none"
    if not (days or parts or hour):
        return None
    at = int(hour[1]) if hour else None
    return next((w for w in times if _fits(w, days, parts, at)), "none")


def _days(words: str, now: datetime) -> set[str]:
    """The days that are named: `2026-12-21` by its distance, `mandag` as the number of the weekday."""
    for name, ahead in _AHEAD.items():
        if name in words:
            return {f"{now.date() + timedelta(days=ahead)}"}
    names = enumerate(zip(_DAYS, _ENGLISH_DAYS, strict=True))
    return {str(number) for number, both in names if any(name in words for name in both)}


def _parts(words: str) -> set[Part]:
    without_days = re.sub(r"i ?(?:over)?morgen|tomorrow", " ", words)
    return {part for part, said in _PARTS.items() if said.search(without_days)}


def _fits(window: Window, days: set[str], parts: set[Part], hour: int | None) -> bool:
    on_day = not days or bool(days & {f"{window.starts.date()}", str(window.starts.weekday())})
    in_part = not parts or window.part in parts
    return on_day and in_part and (hour is None or window.starts.hour <= hour < window.ends.hour)
