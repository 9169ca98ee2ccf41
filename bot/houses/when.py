"""Which day does the parent mean? "på fredag", "i morgen", "tomorrow", "nu"."""

import re
from datetime import date, timedelta
from difflib import get_close_matches

_DAYS = {
    "mandag": 0, "tirsdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4, "lørdag": 5, "søndag": 6,
    "lordag": 5, "sondag": 6, "loerdag": 5, "soendag": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_RELATIVE = {
    "i dag": 0, "idag": 0, "today": 0, "i aften": 0, "tonight": 0, "nu": 0, "now": 0,
    "i morgen": 1, "imorgen": 1, "i mor": 1, "tomorrow": 1, "i overmorgen": 2,
}  # fmt: skip
_WEEKEND = re.compile(r"\bweek-?end")
_ENDINGS = re.compile(r"(en|e|s|erne|er|ene)$")


def days_meant(text: str, today: date) -> list[date]:
    """The days named in the text from today on, soonest first; empty when none is named."""
    text = text.lower()
    days = {today + timedelta(days=n) for name, n in _RELATIVE.items() if re.search(rf"\b{name}\b", text)}
    if _WEEKEND.search(text):
        days |= {_coming(5, today), _coming(6, today)}
    for word in re.findall(r"\w+", text):
        weekday = _weekday(word)
        if weekday is not None:
            days.add(_coming(weekday, today))
    return sorted(days)


def _weekday(word: str) -> int | None:
    if word in _DAYS:
        return _DAYS[word]
    bare = _ENDINGS.sub("", word)
    if len(bare) < 5:
        return None
    near = get_close_matches(bare, _DAYS, n=1, cutoff=0.8)
    return _DAYS[near[0]] if near else None


def _coming(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)
