"""Messages that hold two questions, and messages that lean on the one before."""

import re
from typing import List

_FEWEST_WORDS = 3
_LONGEST_FOLLOW_UP = 8
_SHORT = 5

_ASKS = (
    r"(?:hvad|hva|hvordan|hvornår|hvornaar|hvornar|hvorfor|hvor|hvem|hvilke\w*|kan|ka|må|maa|skal|er der|er det"
    r"|har i|findes|what|how|when|why|where|who|which|can|may|should|do you|is there|is it|are there)"
)
_BREAK = re.compile(
    r"(?<=[?!.])\s+|\n+"
    rf"|\s+(?:og|and|samt|forresten|desuden|also|by the way)\s+(?:så\s+|også\s+|also\s+)?(?={_ASKS}\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"\?\s*$|^(?:og\s+|and\s+|men\s+|but\s+)?{_ASKS}\b", re.IGNORECASE)
_LEANS = re.compile(
    r"^(?:og|men|hvad med|hva med|hvad så|hva så|så|også|and|but|what about|how about|what if|then)\b", re.IGNORECASE
)


def questions(text: str) -> List[str]:
    """The questions of a message, one by one; a story that is told before a question belongs to none."""
    parts = [part.strip() for part in _BREAK.split(text)]
    return [part for part in parts if len(part.split()) >= _FEWEST_WORDS and _QUESTION.search(part)]


def is_short(text: str) -> bool:
    """Whether a message is so short that what went before may say more of it than its own words."""
    return len(text.split()) <= _SHORT


def leans_on_the_last(text: str) -> bool:
    """Whether a message is so short and so joined to what went before that it cannot be understood alone."""
    return len(text.split()) <= _LONGEST_FOLLOW_UP and bool(_LEANS.match(text.strip()))
