"""What the encoder learns from: every way to ask, and the examples of danger. Never an evaluation set."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from natlys_encoder import fragment, held_apart

ROOT = Path(__file__).parents[3]
_SPELLINGS = ((("æ", "ae"), ("ø", "oe"), ("å", "aa")), (("æ", "a"), ("ø", "o"), ("å", "a")))
_KEYS = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_DOUBLED = re.compile(r"([^\W\d])\1+")
_NEIGHBOURS = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _KEYS for at, key in enumerate(row)}


class Line(NamedTuple):
    """One line, and what is known of it: a label, or the kind and level of danger (`none` for a look-alike)."""

    text: str
    label: str | None
    danger: str | None
    level: str | None


def learnt_from() -> list[Line]:
    """All lines but those held apart."""
    return [line for line in [*_asked(), *_dangers()] if not held_apart(line.text)]


def learnt_further() -> list[Line]:
    """All lines on danger but those held apart, and half of the rest, each time another: the encoder knows them."""
    asked, dangers = list(_asked()), list(_dangers())
    drawn = random.Random(len(dangers)).sample(asked, len(asked) // 2)  # noqa: S311
    return [line for line in [*drawn, *dangers] if not held_apart(line.text)]


def all_texts() -> Iterator[str]:
    """Every word of ours, for the vocabulary."""
    for pattern in ("nlu/topics/*.yml", "nlu/flows/*.yml", "stories/faq/**/*.yml", "bot/**/*.yml", "houses/*.yml"):
        for path in sorted(ROOT.glob(pattern)):
            yield from path.read_text(encoding="utf-8").splitlines()


def mistyped(text: str, chance: random.Random) -> str:
    """The same line as tired thumbs would write it: æøå another way, letters left out, doubled, swapped, missed."""
    way = chance.random()
    for letter, written in _SPELLINGS[1] if way < 0.15 else _SPELLINGS[0] if way < 0.25 else ():
        text = text.replace(letter, written)
    if way < 0.08:
        text = _DOUBLED.sub(r"\1", " ".join(re.findall(r"\w+", text.lower()))) or text
    if chance.random() < 0.3:
        for _ in range(1 + (len(text) > 60) + (len(text) > 140)):
            text = _slip(text, chance.randrange(len(text)), chance)
    return text


def _slip(text: str, at: int, chance: random.Random) -> str:
    letter, way = text[at], chance.random()
    if not letter.isalpha() or len(text) < 3:
        return text
    if way < 0.3:
        return text[:at] + text[at + 1 :]
    if way < 0.5:
        return text[:at] + letter + text[at:]
    if way < 0.75 and at + 1 < len(text):
        return text[:at] + text[at + 1] + letter + text[at + 2 :]
    return text[:at] + chance.choice(_NEIGHBOURS.get(letter.lower(), letter)) + text[at + 1 :]


def _asked() -> Iterator[Line]:
    for pattern in ("nlu/topics/*.yml", "nlu/flows/*.yml", "stories/faq/**/*.yml"):
        for path in sorted(ROOT.glob(pattern)):
            for item in _read(path)["nlu"]:
                # What parents write about violence may be danger itself; it is no example of the ordinary.
                danger = None if "violence" in item["intent"] else "none"
                for text in item["examples"].splitlines():
                    text = text.strip().removeprefix("- ")
                    yield Line(text, item["intent"], danger, danger)
                    if danger and (piece := fragment(text)):
                        yield Line(piece, None, danger, danger)


def _dangers() -> Iterator[Line]:
    for path in sorted(ROOT.glob("bot/safety/examples/*.yml")):
        for level, block in _read(path).items():
            known = ("none", "none") if level == "lookalike" else (path.stem, level)
            yield from (Line(text, None, *known) for text in block.splitlines())


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
