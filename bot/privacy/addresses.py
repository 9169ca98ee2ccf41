"""Where someone lives. Towns and postcodes are wide enough to survive."""

import re
from collections.abc import Iterator

from bot.privacy.lists import lists
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
    r"(?:,? ?(?:\d(?:st|nd|rd|th)|ground|first|second|third) (?:floor|door)"
    r"|,? ?opg(?:ang|\.)? ?\w{1,2}\b|,? ?(?:værelse|vær\.?|room) ?\d+"
    r"|,? ?(?:første|anden|tredje|fjerde|femte) sal(?: til (?:højre|venstre))?"
    rf"|,? ?(?:st|kl|\d{{1,2}})\.? ?,? ?{_SIDE}\.?(?: ?,? ?(?:th|tv|mf)\b\.?)?|,? ?lejl(?:ighed)?\.? ?\w{{1,4}}"
    r"|,? ?(?:kld|kælder\w*|stuen|bag(?:huset|bygningen)|forhuset)\b\.?|, ?\d{1,2}\.(?!\d)"
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
_COUNTED = rf"(?i:{_NUMBER}){_NO_COUNT}"
_FLOORS = rf"(?i:{_FLOOR}){{0,2}}(?!\w)"
# “vi bor Egely 17”: where someone lives, any capital before a number is a street.
_LIVES_AT = re.compile(
    r"\b(?i:bor|boede|boende|flyttet|flytter|adressen?)(?: \w+)?(?: (?i:i|på|til|er))? "
    rf"(?P<street>(?:[A-ZÆØÅ][a-zæøåéü]+|(?i:[a-zæøåéü]+(?:{_WITH_NUMBER}))) {_COUNTED}{_FLOORS})"
)
# Without a number, before it, or in lower case: only a word that we do not know is a street.
_UNKNOWN = re.compile(
    r"\b(?:(?:nr\.? ?|nummer )?\d{1,3}(?: ?[a-h]\b)?,? )?"
    rf"(?:{_FIRST_WORDS}|(?i:lille|store|gammel|gl\.?|ny) ){{0,2}}"
    r"(?P<street>(?i:[a-zæøåéü]{3,}(?:vej|gade|stræde|allé|boulevard))"
    rf"|(?i:[a-zæøåéü]{{3,}}(?:{_WITH_NUMBER}))(?= (?:opg\S* )?{_COUNTED})"
    rf"|{_FIRST_WORDS}{{1,2}}(?:Allé|Alle|Vej|Gade|[Ss]træde|Boulevard))"
    rf"(?:,? {_COUNTED})?{_FLOORS}"
)
_ENGLISH = re.compile(r"\b\d{1,3} (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Lane|St|Rd)\b")
# Words that end like a street and are none.
_NO_STREET = re.compile(
    r"på|\w*(?:lege|arbejds|sove|syge|parkerings|hvile|mark|holde|stå|sidde|vugge\w*|børne|institutions|dagpleje|kontakt|pasnings|p-)"
    r"pladse?n?|(?:under|om|ud|gen|hjem|skole|luft|urin|galde|barne|fødsels|motor|mark|grus|jord|privat|villa|side|hoved|cykel|"
    r"stik|flugt|land\w|ind|til|fra|bil)vej\w*|(?:side|hoved|blind|villa)gade\w*|(?:jule|op|ud|gå)gade?\w*|opgaven?|"
    r"\w*(?:køkken|børne|skole|for|bage|fælles|leg|zoo|natur|by)haven|(?:lege?|by)parken|(?:bag|bonde|kirke|skole)gården|"
    r"\w*tvang|svang|\w*stien|skandal|sandal|medal|højdal|barnehøj|loppetorv\w*|halle|falle|kalle|balle|indbakken",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Removed]:
    """Each street, with number and floor; a doubtful one where a number, or who lives there, tells that it is one."""
    for pattern, group in ((_NUMBERED, 0), (_UNKNOWN, 0), (_LIVES_AT, "street"), (_LIVES, "street")):
        for match in pattern.finditer(text):
            street = match["street"] or ""
            known = pattern is _UNKNOWN and not lists().names_nothing(street.lower())
            if not known and not _NO_STREET.fullmatch(street):
                yield Removed(*match.span(group), "address")
    yield from (Removed(*m.span(), "address") for m in _ENGLISH.finditer(text))
