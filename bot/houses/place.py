"""Which house does the parent mean? From a municipality, a town, a postcode or a house's own name in a message."""

import re
from dataclasses import dataclass

from bot.context.postcode import postcode
from bot.houses.municipalities import Municipality, municipalities, names, of_postcode, towns
from bot.houses.profile import House

_LONGEST_NAME = 4
_ALONE = 3
_PUNCTUATION = re.compile(r"[^\w\s/-]")
# Who lives there, or whose municipality it is: said of the family, not of a grandmother or a holiday.
_LIVES = re.compile(
    r"\b(?:jeg|vi|i|we|we've|have|har|er|lige|nu) (?:\w+ ){0,2}?"
    r"(?:bor|boende|bosat|live|living|flyttet|flytter|moved|moving|fra|from|hører)"
    r"(?: \w+){0,2}? (?:i|på|til|in|to|fra|from)? ?$"
    r"|^(?:bor|live|living) (?:nu |lige |i |på |in )*$"
    r"|\b(?:jeg|vi|i am|we are) (?:er |kommer )?(?:fra|from) $"
)
_WHAT_OF = re.compile(
    r"\b(?:hvad med|hvad så i|what about|og i|og hvad med|kommunen er|kommune er|kommune:|nu i|hellere i) (?:i |in )?$"
)
_ANOTHER_LIVES = re.compile(r"\b(?!(?:jeg|vi|i|we|der|nu|lige)\b)\w+ (?:bor|boede|lives?) (?:\w+ )?(?:i|på|in) $")
_IN = re.compile(r"\b(?:i|på|fra|in|from) $")
_LEFT = re.compile(r"\b(?:fra|from|forlod) $")
# Municipalities that are words as well: “i vejen”.
_WORDS = {"vejen", "skive", "greve"}


@dataclass(frozen=True)
class Place:
    """A municipality, and its house where there is a profile."""

    municipality: Municipality
    house: str | None


def place(text: str, houses: dict[str, House], asked: bool, settled: bool) -> Place | None:
    """The place a message tells as the family's own; None where it names none.

    `asked`: Natlys has just asked which municipality it is. `settled`: a house is known already, so that a town named
    in passing changes nothing.
    """
    low = " ".join(_PUNCTUATION.sub(" ", text.lower()).split())
    own = _own_name(low, houses)
    if own:
        return own
    code = postcode(text) or (low if asked and re.fullmatch(r"[1-9]\d{3}", low) else None)
    municipality = (of_postcode(code) if code else None) or _named(low, asked, settled)
    return _of(municipality, houses) if municipality else None


def _of(municipality: Municipality, houses: dict[str, House]) -> Place:
    house = next((h.id for h in houses.values() if h.municipality == f"{municipality.name} Kommune"), None)
    return Place(municipality, house)


def _own_name(low: str, houses: dict[str, House]) -> Place | None:
    """A house called by a name of its own; what several are called (“familiens hus”) says nothing."""
    called = [
        h
        for h in houses.values()
        if any(len(n.split()) > 1 and re.search(rf"\b{re.escape(n)}\b", low) for n in h.names)
    ]
    if len(called) != 1:
        return None
    municipality = municipalities().get(called[0].municipality.removesuffix(" Kommune"))
    return Place(municipality, called[0].id) if municipality else None


def _named(low: str, asked: bool, settled: bool) -> Municipality | None:
    words = low.split()
    found: Municipality | None = None
    for start in range(len(words)):
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            name = " ".join(words[start : start + length])
            municipality = names().get(name) or names().get(name.removesuffix("s"))
            town = towns().get(name)
            if not (municipality or town):
                continue
            before = " ".join(words[:start]) + " "
            after = " ".join(words[start + length :])
            if _is_told(before, after, bool(municipality) and name not in _WORDS, asked, settled, len(words)):
                found = municipality or town  # of several the last: “fra Odder til Varde”
            break
    return found


def _is_told(before: str, after: str, municipality: bool, asked: bool, settled: bool, words: int) -> bool:
    if after.startswith("kommune"):
        return not _LEFT.search(before)
    if _LIVES.search(before) or _WHAT_OF.search(before) or (asked and words <= _ALONE + 1):
        return True
    if not municipality or _ANOTHER_LIVES.search(before):
        return False
    return words <= _ALONE or (not settled and _IN.search(before) is not None)


def plain_id(municipality: str) -> str:
    """The id of a municipality's house: small letters a to z (`Høje-Taastrup` is `hojetaastrup`)."""
    low = municipality.lower()
    for letter, plain in (("æ", "ae"), ("ø", "o"), ("å", "aa")):
        low = low.replace(letter, plain)
    return re.sub(r"[^a-z]", "", low)
