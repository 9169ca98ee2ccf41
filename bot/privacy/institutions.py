"""The nursery, school or clinic that is named: in a small town it leads to one family."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.privacy.spans import Removed

_KNOWN = "|".join(
    re.escape(name) for name in (Path(__file__).parent / "names/institutions.txt").read_text(encoding="utf-8").split()
)
_PLACE = (
    r"(?:børnehus\w*|børnehave\w*|boernehave\w*|bornehave\w*|vuggestue\w*|dagpleje\w*|daginstitution\w*|institution\w*|integrerede|"
    r"skole[nr]?|lægehus\w*|lægeklinik\w*|klinik\w*|legestue\w*|nursery|kindergarten|daycare|school|clinic)"
)
_CAPITAL = r"[A-ZÆØÅ][\wæøåé]+(?:[ -](?:og |på |i )?[A-ZÆØÅ][\wæøåé]+){0,2}"
# “Børnehaven Solstrålen”, “vuggestuen i Solgården”, “børnehuset solstrålen”
_AFTER = re.compile(
    rf"\b(?i:{_PLACE})(?: (?i:der hedder|hedder|som hedder|called|named|i(?= (?i:{_KNOWN})\b)))? "
    rf"[\"”“']?(?P<it>{_CAPITAL}|(?i:{_KNOWN})s?\b)"
)
# “Solstrålens børnehave”, “Vestre Skole”, “mælkebøttens vuggestue”
_BEFORE = re.compile(
    r"\b(?P<it>[A-ZÆØÅ][\wæøåé]+s? (?:Børnehus|Børnehave|Naturbørnehave|Skovbørnehave|Vuggestue|Skole|Friskole|Lægehus)\b)"
    rf"|\b(?P<known>(?i:{_KNOWN})s (?i:børnehave|vuggestue|børnehus|skole))\b",
)
_ALONE = re.compile(rf"\b(?:i|på|at|in) (?P<it>{_KNOWN.title()})\b")
_NO_NAME = {
    "danmark",
    "aula",
    "men",
    "og",
    "jeg",
    "han",
    "hun",
    "vi",
    "der",
    "det",
    "marts",
    "april",
    "maj",
    "juni",
    "i",
}


def find(text: str) -> Iterator[Removed]:
    """Each institution's own name; the word for what it is survives."""
    for match in _AFTER.finditer(text):
        if match["it"].lower() not in _NO_NAME:
            yield Removed(*match.span("it"), "institution")
    for match in _BEFORE.finditer(text):
        yield Removed(*match.span("it" if match["it"] else "known"), "institution")
    yield from (Removed(*m.span("it"), "institution") for m in _ALONE.finditer(text))
