"""The nursery, school or clinic that is named: in a small town it leads to one family."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.privacy.lists import lists
from bot.privacy.spans import Removed

_KNOWN = "|".join(
    re.escape(name) for name in (Path(__file__).parent / "names/institutions.txt").read_text(encoding="utf-8").split()
)
_PLACE = (
    r"(?:\w*(?:børnehus|børnehave|boernehave|bornehave|vuggestue)\w*|dagpleje\w*|daginstitution\w*|institution\w*|integrerede|"
    r"skole[nr]?|lægehus\w*|lægecent\w+|lægerne|asylcent\w+|lægeklinik\w*|dagtilbud\w*|fritidshjem\w*|sfo|klinik\w*|legestue\w*|nursery|kindergarten|daycare|school|clinic)"
)
_CAPITAL = r"(?:Den |Det |Sankt |Sct\. )?[A-ZÆØÅ][\wæøåé]+(?:[ -](?:og |på |i )?[A-ZÆØÅ][\wæøåé]+){0,2}"
# “Børnehaven Solstrålen”, “vuggestuen i Solgården”, “børnehuset solstrålen”
_AFTER = re.compile(
    rf"\b(?i:{_PLACE})(?: (?i:der hedder|hedder|som hedder|called|named|i(?= (?i:{_KNOWN})\b)))? "
    rf"[\"”“']?(?P<it>{_CAPITAL}|(?i:{_KNOWN})s?\b)"
)
# “Solstrålens børnehave”, “Vestre Skole”, “mælkebøttens vuggestue”
_NAMED_LAST = r"(?:Børnehus|Børnehave|Naturbørnehave|Skovbørnehave|Vuggestue|Skole|Friskole|Lægehus)"
_BEFORE = re.compile(
    rf"\b(?P<it>(?:Sankt |Sct\. )?[A-ZÆØÅ][\wæøåé]+s? {_NAMED_LAST}\b"
    r"|(?:[A-Z][\w']+ ){1,3}(?:Preschool|Nursery|Kindergarten|School|Daycare)\b|Lægehuset (?:ved|i|på) [A-ZÆØÅ]\w+)"
    rf"|\b(?P<known>(?i:{_KNOWN})s (?i:børnehave|vuggestue|børnehus|skole))\b",
)
_ALONE = re.compile(rf"\b(?:i|på|fra|til|ved|hos|at|in|from) (?P<it>{_KNOWN})\b", re.IGNORECASE)
# “vi har fået plads i Spilloppen”, “de ringede fra mælkebøtten”: where only a nursery's name can stand
_ATTENDED = re.compile(
    r"\b(?:(?i:plads|starte[rt]?|startede|begyndt|begynder|går|gik|gået|ind?kørt|indkøring|opstart|skiftet|flyttes?|møde|"
    r"afleverer?|henter?|hentes|pædagog\w*|personalet|lederen|stuen|ringede?|ringer|ringet|skemaet|underretning|fnat|lus|"
    r"ferie|starts|started|teacher|place|staff) "
    r"(?:han |hun |vi |jeg |dem |ham |hende )?(?i:i|på|fra|til|ved|hos|at|in|from)) "
    rf"(?P<it>{_CAPITAL}|(?i:{_KNOWN})\b)"
    rf"|\b(?i:i|på) (?P<there>{_CAPITAL}) (?:siger|sagde|mener|tror|synes|vil) de\b"
)
# “børnehaven spiloppen ringede”: a word that is none
_LOWER = re.compile(rf"\b(?:{_PLACE})(?<!s) (?P<it>[a-zæøå]{{5,}})\b")
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
        if match["it"].split()[0].lower() not in _NO_NAME:
            # “Lægehuset Åparken” is one name, “børnehaven Åparken” is not.
            start = match.start() if match[0][0].isupper() and match.start() else match.start("it")
            yield Removed(start, match.end("it"), "institution")
    for match in _BEFORE.finditer(text):
        yield Removed(*match.span(match.lastgroup or 0), "institution")
    for match in _ALONE.finditer(text):
        inside = match[0].split()[0].lower() in ("i", "på", "in")
        if match["it"][0].isupper() or (inside and lists().names_nothing(match["it"])):
            yield Removed(*match.span("it"), "institution")
    for match in _ATTENDED.finditer(text):
        name = match[match.lastgroup or 0]
        words = name.split()
        if name.islower() or len(words) > 2 or any(lists().names_nothing(word.lower()) for word in words):
            yield Removed(*match.span(match.lastgroup or 0), "institution")
    for match in _LOWER.finditer(text):
        if lists().names_nothing(match["it"]):
            yield Removed(*match.span("it"), "institution")
