"""Where someone lives. Towns and postcodes are wide enough to survive."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Removed

# What the name of a street ends with; after those of the second list only a capital and a number make it one.
_ENDINGS = "vej|vejen|gade|gaden|allé|alléen|stræde|strædet|vænge|vænget|vang|boulevard|torv|svinget"
_WITH_NUMBER = (
    "alle|alleen|parken|torvet|plads|haven|toften|bakken|marken|lunden|krogen|vangen|ager|skrænten|stien|brinken|engen|"
    "gården|pladsen|hegnet|løkken|kæret|skoven|mosen|holmen|åsen|dal|høj|kaj"
)
_FIRST_WORDS = r"(?:[A-ZÆØÅ][\w.]+ )"
_SIDE = r"(?:sal|th|tv|mf|dør|til højre|til venstre)"
_FLOOR = (
    r"(?:,? ?\d(?:st|nd|rd|th) floor"
    rf"|,? ?(?:st|kl|\d{{1,2}})\.? ?,? ?{_SIDE}\.?(?: ?,? ?(?:th|tv|mf)\b\.?)?|,? ?lejl(?:ighed)?\.? ?\w{{1,4}}"
    r"|,? ?(?:kld|kælder\w*|stuen|baghuset|forhuset)\b\.?|, ?\d{1,2}\.(?!\d)|,? ?\d(?:st|nd|rd|th) floor"
    r"|,? ?(?:door|apt\.?) ?\d+)"
)
_NUMBER = r"\d{1,3}(?:[a-h]\b| [a-h]\b(?=[,.]|$))?"
_NO_COUNT = r"(?! ?(?:gange|dage|timer|år|mdr|kr|uger|min|børn|minutter|%))"
_NUMBERED = re.compile(
    rf"\b(?:{_FIRST_WORDS}{{0,2}}(?P<street>(?i:[a-zæøåéü]+(?:{_ENDINGS}))|[A-ZÆØÅ](?i:[a-zæøåéü]+(?:{_WITH_NUMBER})))"
    rf"|{_FIRST_WORDS}{{1,2}}(?i:vej|gade|allé|alle|plads|torv|stræde|boulevard)|Torvet|Havnen|Vestergade)"
    rf",? (?i:nr\.? ?|nummer )?(?i:{_NUMBER}(?:{_FLOOR})?)(?!\w){_NO_COUNT}"
)
_LIVES = re.compile(
    r"\b(?:bor|boede|boende|flyttet|flytter|flytte|adresse\w*|lives?|living|address)\W+(?:\w+\W+){0,4}?"
    rf"(?P<street>[a-zæøåéü]{{3,}}(?:{_ENDINGS}))\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b\d{1,3} (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Lane|St|Rd)\b")
# Words that end like a street and are none.
_NO_STREET = re.compile(
    r"på|\w*(?:lege|arbejds|sove|syge|parkerings|hvile|mark|holde|stå|sidde|vugge\w*|børne|institutions|dagpleje|kontakt|pasnings|p-)"
    r"pladse?n?|(?:under|om|ud|gen|hjem|skole|luft|urin|galde|barne|fødsels|motor)vej\w*|(?:jule|op|ud|gå)gade?\w*|opgaven?|"
    r"\w*(?:køkken|børne|skole|for|bage|fælles|leg|zoo|natur|by)haven|(?:lege?|by)parken|(?:bag|bonde|kirke|skole)gården|"
    r"\w*tvang|svang|\w*stien|skandal|sandal|medal|højdal|barnehøj|loppetorv\w*|halle|falle|kalle|balle|indbakken",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Removed]:
    """Each street, with number and floor; without a number only where someone says who lives there."""
    for match in (*_NUMBERED.finditer(text), *_LIVES.finditer(text)):
        if not _NO_STREET.fullmatch(match["street"] or ""):
            span = match.span() if match.re is _NUMBERED else match.span("street")
            yield Removed(*span, "address")
    yield from (Removed(*m.span(), "address") for m in _ENGLISH.finditer(text))
