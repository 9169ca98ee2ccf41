"""The postcode, only where the parent volunteers it."""

import re

_CUE = re.compile(
    r"\b(?:postnr|postnummer|post nummer|postcode|postal code|zip)\W+(?:\w+\W+){0,2}?(?P<code>[1-9]\d{3})\b", re.I
)
_WITH_TOWN = re.compile(r"(?<![\d.,/-])(?P<code>[1-9]\d{3}) [A-ZÆØÅ][a-zæøå]{1,}")


def postcode(text: str) -> str | None:
    """Four digits that are told as a postcode, or stand before a town."""
    found = _CUE.search(text) or _WITH_TOWN.search(text)
    return found["code"] if found else None
