"""Takes names, CPR, phones, mail, addresses and links out of a message."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["cpr", "phone", "mail", "link", "address", "name"]


@dataclass(frozen=True)
class Removed:
    """A span of the parent's own text, end excluded, and what it was."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Scrubbed:
    """The text that the rest may see, and what was taken out of the original."""

    text: str
    removed: tuple[Removed, ...]


_PLACEHOLDER: dict[Kind, str] = {
    "cpr": "[cpr]",
    "phone": "[telefon]",
    "mail": "[mail]",
    "link": "[link]",
    "address": "[adresse]",
    "name": "[navn]",
}
# Lines that help, not that identify.
_SERVICE_NUMBERS = {"70201201", "82121212", "70110707", "70113131", "70150300"}
# Words after a name's cue that are no name: "min søn er", "jeg hedder ikke", "min datter vågner".
_NAME = r"[A-ZÆØÅ][a-zæøåé]+(?:[ -][A-ZÆØÅ][a-zæøåé]+){0,2}"
_NO_NAME = {"han", "hun", "jeg", "vi", "ikke", "men", "og", "det", "der", "nu", "she", "he", "and", "but", "not", "i"}

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("mail", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("link", re.compile(r"(?:https?://|www\.)\S+|(?<!\w)@\w{3,}", re.IGNORECASE)),
    ("cpr", re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ -]?\d{4}(?!\d)")),
    ("phone", re.compile(r"(?<![\d+])(?:(?:\+|00)\d{2} ?)?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}(?![\d])")),
    ("phone", re.compile(r"(?<![\d+])(?:\+|00)\d{2}[ .-]?\d(?:[ .-]?\d){6,11}(?!\d)")),
    (
        "address",
        re.compile(
            r"\b[a-zæøåé]+(?:vej|gade|allé|alle|stræde|vænget|parken|torv|plads|boulevard) "
            r"\d{1,3}(?: ?[a-z]\b)?(?:,? ?\d{1,2}\. ?(?:sal|th|tv|mf))?",
            re.IGNORECASE,
        ),
    ),
    ("name", re.compile(r"\b(?:[Jj]eg hedder|[Mm]it navn er|[Mm]y name is) (?P<it>" + _NAME + ")")),
    ("name", re.compile(r"\b(?:jeg hedder|mit navn er|my name is) (?P<it>[^\W\d_]{2,})", re.IGNORECASE)),
    (
        "name",
        re.compile(
            r"\b(?:(?:[Mm]in|[Vv]ores|[Mm]y|[Oo]ur) (?:søn|datter|dreng|pige|baby|mand|kone|kæreste|ekskæreste|eks|"
            r"son|daughter|boy|girl|husband|wife|partner|lille)|(?:[Hh]an|[Hh]un|[Dd]e) hedder|(?:his|her) name is) "
            r"(?P<it>" + _NAME + ")"
        ),
    ),
    ("name", re.compile(r"\b(?:(?:han|hun|de) hedder|(?:his|her) name is) (?P<it>[^\W\d_]{2,})", re.IGNORECASE)),
)


def scrub(text: str) -> Scrubbed:
    """Replaces what may identify a person by what kind of thing it was, like `[navn]`."""
    removed: list[Removed] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            span = match.span("it") if "it" in pattern.groupindex else match.span()
            if _harmless(kind, text[slice(*span)]) or _overlaps(span, removed):
                continue
            removed.append(Removed(*span, kind))
    removed.sort(key=lambda r: r.start)
    parts, end = [], 0
    for r in removed:
        parts += [text[end : r.start], _PLACEHOLDER[r.kind]]
        end = r.end
    return Scrubbed("".join([*parts, text[end:]]), tuple(removed))


def _harmless(kind: Kind, found: str) -> bool:
    if kind == "phone":
        return re.sub(r"\D", "", found) in _SERVICE_NUMBERS
    return kind == "name" and found.lower() in _NO_NAME


def _overlaps(span: tuple[int, int], removed: list[Removed]) -> bool:
    return any(span[0] < r.end and r.start < span[1] for r in removed)
