"""Who writes? Only where the parent volunteers it."""

import re
from typing import Literal

Writer = Literal["mother", "father", "other"]

_OTHERS = (
    "mormor|farmor|morfar|farfar|bedstemor|bedstefar|plejemor|plejefar|medmor|stedmor|stedfar|moster|faster|onkel|nabo"
    "|grandma|grandmother|grandpa|grandfather|foster mum|foster mom|foster dad|foster parent|stepmum|stepmother|stepdad"
    "|stepfather"
)
_HERE = r"(?:her|here|skriver)\b"
_CUES: dict[Writer, re.Pattern[str]] = {
    "other": re.compile(
        rf"\b(?:{_OTHERS}) {_HERE}|\b(?:jeg er|i am)(?: a| the| en)? (?:{_OTHERS})\b"
        r"|\b(?:mit|vores) barnebarn\b|\b(?:my|our) grand(?:child|son|daughter)\b"
    ),
    "mother": re.compile(
        rf"\b(?:mor|mum|mom|mother) {_HERE}|\b(?:jeg er|i am)(?: a| the| en| her| his| selv| alene)? ?"
        r"(?:mor|mum|mom|mother|gravid|pregnant)\b|\bsom mor\b|\bjeg (?:ammer|fødte)\b|\bmin fødsel\b"
        r"|\bi am breastfeeding\b"
    ),
    "father": re.compile(
        rf"\b(?:far|dad|father) {_HERE}|\b(?:jeg er|i am)(?: a| the| en| her| his| alene)? ?(?:far|faren|dad|father)\b"
        r"|\bsom far\b"
    ),
}


def writer(text: str) -> Writer | None:
    """Mother, father, another adult (grandparent, co-mother, foster parent), or None when the text does not say."""
    low = text.lower()
    return next((who for who, cue in _CUES.items() if cue.search(low)), None)
