"""The day someone was born. Appointments, due dates and years survive."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Removed

_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_WORDS = (
    r"(?:første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte|trettende|fjortende|femtende|"
    r"sekstende|syttende|attende|nittende|tyvende|tredivte|enogtredivte|\w{2,5}ogtyvende)"
)
_DATE = rf"""(?:
    {_WORDS}\ {_MONTH} |
    (?: \d{{1,2}}\.\ ?{_MONTH} | \d{{1,2}}{_ORDINAL}\ (?:of\ )?{_MONTH} | {_MONTH}\ \d{{1,2}}{_ORDINAL}\b
      | (?:0?[1-9]|[12]\d|3[01])\ ?[./-]\ ?(?:0?[1-9]|1[0-2])(?!\d) )
    (?: (?:,?\ |\ ?[./-]\ ?) (?:19|20)?\d{{2}}\b )?
  | (?:19|20)\d{{2}}-\d{{2}}-\d{{2}} | \d{{6}}(?:\d{{2}})?(?!\d) )"""
_CUE = (
    r"(?:f[øo]e?dt | f[øo]e?dsels?d\w* | f\."
    r" | born | birthday | birth\ ?date | date\ of\ birth | dob | fyldte | fylder | turned | turns"
    r" | bliv\w+\ (?:\d|en|to|tre|fire|fem|seks) | blev\ (?:\d|en|to|tre|fire|fem|seks))"
)
# A measure after the digits: “født 3500 g”, “fylder 2 år”.
_MEASURE = r"\ ?(?:g\b|gram|kg|cm|år|mdr|mån|uger|dage|timer|weeks|days|months|years|pct|%)"
# Between the cue and the date stand a few words, or an age; a time, a week, a due date are something else.
_BETWEEN = (
    r"(?:\W+ (?!kl\b|uge\b|week\b|termin|tid\b|due\b|kursus) [^\W\d]+){0,4}?"
    r"(?:\ \d{1,2}(?=\ (?:år\ )?(?:d\.|den)))?"
)
_BORN = re.compile(
    rf"""\b {_CUE} {_BETWEEN} \W* (?:d\.\ ?|den\ |the\ |on\ )?
    (?<!kl\ )(?<!kl\.)(?<!kl\.\ )(?<!\d) (?P<it>{_DATE}) (?!{_MEASURE})""",
    re.IGNORECASE | re.VERBOSE,
)
# A whole date is a birthday more often than anything else a parent writes, unless an appointment is told.
_YEAR = r"(?:19[4-9]\d|20[012]\d|[012]\d)"
_WHOLE = re.compile(
    rf"""(?<![\d/.-]) (?: \d{{1,2}}[./-](?:0?[1-9]|1[0-2])(?:[./-]\ ?|\ ){_YEAR} | (?:19[4-9]|20[012])\d-\d\d-\d\d
    | (?<=\bfra\ )(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d
    | \d{{1,2}}(?:\.|{_ORDINAL})\ ?(?:of\ )?{_MONTH}\ (?:19|20)\d\d ) (?![\d/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_APPOINTMENT = re.compile(
    r"(?:tid|termin|møde|kursus|samtale|undersøgelse|aftale|ferie|siden|indtil|appointment|due|since|until)\W+(?:\w+\W+)?$",
    re.I,
)


def find(text: str) -> Iterator[Removed]:
    """Each date that a birth is told with."""
    yield from (Removed(*m.span("it"), "birth_date") for m in _BORN.finditer(text))
    for match in _WHOLE.finditer(text):
        if not _APPOINTMENT.search(text[max(0, match.start() - 30) : match.start()]):
            yield Removed(*match.span(), "birth_date")
