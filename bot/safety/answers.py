"""What a parent's answer to a question about danger means: yes, no, it is over, nobody answers."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ruamel.yaml import YAML

from bot.safety.fold import fold, folded

Answer = Literal["yes", "no"]
_LONGEST = 10  # words
_BREAK = re.compile(r"[.!,;\n]+|\b(?:og|and)\b", re.IGNORECASE)


class Said(NamedTuple):
    """Yes or no, and whether nothing else was said with it."""

    answer: Answer
    whole: bool


def answer(text: str) -> Said | None:
    """Yes or no at the beginning of a short message without a but."""
    words = _bare(text).split()
    if not words or len(words) > _LONGEST or {"men", "but"} & set(words):
        return None
    rest = " ".join(words[1:])
    whole = not rest or bool(_expressions()["plain"].fullmatch(rest))
    for said in ("yes", "no"):
        if _expressions()[said].fullmatch(words[0]):
            return Said(said, whole)
    return None


def calm(text: str) -> bool:
    """Whether this says, and says only, that it is over or that help has come."""
    parts = _parts(text)
    return bool(parts) and "?" not in text and all(_is_calm(part) for part in parts)


def partly_calm(text: str) -> bool:
    """Whether it is said beside something else."""
    return "?" not in text and not stuck(text) and any(_is_calm(part) for part in _parts(text))


def stuck(text: str) -> bool:
    """Whether a short message says that help cannot be reached."""
    words = fold(text)
    return len(words.split()) <= _LONGEST and bool(_expressions()["stuck"].search(words))


def _parts(text: str) -> list[str]:
    return [bare for part in _BREAK.split(text) if (bare := _bare(part))]


def _is_calm(bare: str) -> bool:
    return bool(_expressions()["calm"].fullmatch(bare))


def _bare(text: str) -> str:
    return " ".join(_expressions()["filler"].sub(" ", fold(text)).split())


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    loaded: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("answers.yml"))
    return {name: re.compile(rf"\b(?:{folded(_alternatives(said))})\b") for name, said in loaded.items()}


def _alternatives(said: str | list[str]) -> str:
    """One expression; where a line of the file begins with `|` there is no blank before it."""
    return "|".join(said) if isinstance(said, list) else re.sub(r"\s+\|", "|", said.strip())
