"""The day someone was born. Appointments, due dates and years survive."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Removed

_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = rf"""(?:
    (?: \d{{1,2}}\.\ ?{_MONTH} | \d{{1,2}}{_ORDINAL}\ (?:of\ )?{_MONTH} | {_MONTH}\ \d{{1,2}}{_ORDINAL}\b
      | \d{{1,2}}\ ?[./-]\ ?\d{{1,2}} )
    (?: (?:,?\ |\ ?[./-]\ ?) (?:19|20)?\d{{2}}\b )?
  | (?:19|20)\d{{2}}-\d{{2}}-\d{{2}} | \d{{6}}(?:\d{{2}})?(?!\d) )"""
_CUE = r"(?:f[øo]e?dt | f[øo]e?dsels?d\w* | f\. | born | birthday | birth\ ?date | date\ of\ birth | dob | fyldte | fylder)"
# A measure after the digits: “født 3500 g”, “fylder 2 år”.
_MEASURE = r"\ ?(?:g\b|gram|kg|cm|år|mdr|mån|uger|dage|timer|weeks|days|months|years|pct|%)"
_BORN = re.compile(
    rf"""\b {_CUE} (?:\W+ (?!kl\b|uge\b|week\b) [^\W\d]+){{0,4}}? (?:\ \d{{1,2}}(?=\ (?:år\ )?(?:d\.|den)))?
    \W* (?:d\.\ ?|den\ |the\ |on\ )? (?<!kl\ )(?<!kl\.)(?<!kl\.\ )(?<!\d) (?P<it>{_DATE}) (?!{_MEASURE})""",
    re.IGNORECASE | re.VERBOSE,
)


def find(text: str) -> Iterator[Removed]:
    """Each date that a birth is told with."""
    yield from (Removed(*m.span("it"), "birth_date") for m in _BORN.finditer(text))
