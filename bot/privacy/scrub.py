"""Takes out of a message what may identify someone, before anything but safety has seen it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.privacy import addresses, birthdays, institutions, links, names, numbers
from bot.privacy.spans import Kind, Removed, Scrubbed

_PLACEHOLDER: dict[Kind, str] = {
    "cpr": "[cpr]",
    "phone": "[telefon]",
    "mail": "[mail]",
    "link": "[link]",
    "handle": "[profil]",
    "address": "[adresse]",
    "name": "[navn]",
    "birth_date": "[fødselsdag]",
    "plate": "[nummerplade]",
    "account": "[konto]",
    "institution": "[institution]",
}
_FIGURES = (Path(__file__).parent / "names/figures.txt").read_text(encoding="utf-8").splitlines()


class Scrubber:
    """Knows what looks like somebody and is not: the houses, their offers, and the numbers that help."""

    def __init__(self, kept: Iterable[str] = (), service_numbers: Iterable[str] = ()) -> None:
        phrases = sorted({*kept, *_FIGURES}, key=len, reverse=True)
        self._kept = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?:'?s)?\b", re.IGNORECASE)
        self._service_numbers = frozenset(re.sub(r"\D", "", number) for number in service_numbers)

    def scrub(self, text: str) -> Scrubbed:
        """Replaces what may identify a person by what kind of thing it was, like `[navn]`."""
        kept = [Removed(*match.span(), "name") for match in self._kept.finditer(text)]
        removed: list[Removed] = []
        for found in self._found(text):
            if not any(found.overlaps(other) for other in removed) and not any(found.within(other) for other in kept):
                removed.append(found)
        removed.sort(key=lambda r: r.start)
        parts, end = [], 0
        for r in removed:
            parts += [text[end : r.start], _PLACEHOLDER[r.kind]]
            end = r.end
        return Scrubbed("".join([*parts, text[end:]]), tuple(removed))

    def _found(self, text: str) -> Iterator[Removed]:
        """What is surest comes first: of two that overlap the first is taken."""
        yield from links.find(text)
        yield from birthdays.find(text)
        yield from numbers.find(text, self._service_numbers)
        yield from addresses.find(text)
        yield from institutions.find(text)
        yield from names.find(text)
