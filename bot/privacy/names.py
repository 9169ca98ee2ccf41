"""Names of persons: by lists, by what stands before them, and by the capital that Danish gives to nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from bot.privacy.spans import Removed

_HERE = Path(__file__).parent
_JOINS = {"van", "von", "de", "al", "el", "bin", "da", "-"}
_SHOUTING = 0.5  # share of capitals from which they say nothing
_LONGEST_NAME = 5  # words
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\n|[^\s\w]|\w+")


class _Token(NamedTuple):
    text: str
    start: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()


@dataclass(frozen=True)
class _Lists:
    """What `names/` and `cues.yml` say, in lower case."""

    first: frozenset[str]
    first_and_words: frozenset[str]
    rare: frozenset[str]
    last: frozenset[str]
    last_and_words: frozenset[str]
    cues: dict[str, frozenset[str]]


@cache
def _lists() -> _Lists:
    names = {
        name: _words((_HERE / f"names/{name}.txt").read_text(encoding="utf-8"))
        for name in ("first", "first_and_words", "rare", "last", "last_and_words")
    }
    cues = YAML(typ="safe").load(_HERE / "cues.yml")
    return _Lists(**names, cues={name: _words(text) for name, text in cues.items()})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def find(text: str) -> Iterator[Removed]:
    """Each name of a person, first and last name together."""
    tokens = [_Token(match[0], match.start()) for match in _TOKEN.finditer(text)]
    reader = _Reader(tokens)
    at = 0
    while at < len(tokens):
        end = reader.name_at(at)
        if end > at:
            yield Removed(tokens[at].start, tokens[end - 1].end, "name")
        at = max(end, at + 1)


class _Reader:
    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._lists = _lists()
        letters = [c for token in tokens for c in token.text if c.isalpha()]
        self._shouts = sum(c.isupper() for c in letters) > _SHOUTING * len(letters)

    def name_at(self, at: int) -> int:
        """Where the name that begins here ends (excluded); `at` itself when none begins."""
        if not self._tokens[at].text[0].isalpha() or not self._begins(at):
            return at
        end = at + 1
        while end < min(len(self._tokens), at + _LONGEST_NAME) and self._goes_on(end):
            end += 1
        return end - 1 if self._tokens[end - 1].lower in _JOINS else end

    def _begins(self, at: int) -> bool:
        word = self._tokens[at]
        name, capital = _name(word), self._capital(at)
        named = self._is_first(name) or name in self._lists.first_and_words
        if self._after_named(at):
            return word.lower not in self._lists.cues["no_name"]
        if self._is_first(name) and not (capital and word.is_upper and len(word.text) <= 3):
            return True
        rare = name in self._lists.rare
        if self._before(at, 1) in self._lists.cues["title"]:
            return capital or named or rare or self._is_last(name)
        if self._before(at, 1) in self._lists.cues["someone"]:
            return self._follows_someone(at, name, capital and not word.is_upper)
        if self._signs_off(at):
            return capital or self._is_first(name) or rare
        begins = self._begins_sentence(at)
        if capital and not begins and not word.is_upper:
            return rare or name in self._lists.first_and_words or self._is_last(name)
        # A name alone at the start of a sentence: “Storm sover ikke”.
        return capital and begins and rare

    def _goes_on(self, at: int) -> bool:
        word = self._tokens[at]
        name, capital = _name(word), self._capital(at)
        if word.lower in _JOINS:
            return at + 1 < len(self._tokens) and self._capital(at + 1) and _joined(self._tokens[at - 1], word)
        if self._is_first(name) or (self._is_last(name) and name not in self._lists.last_and_words):
            return True
        if len(word.text.rstrip(".")) == 1 and capital and word.text.endswith("."):
            return True
        return capital and word.text[0].isalpha() and not word.is_upper and not self._follows_stop(at)

    def _follows_someone(self, at: int, name: str, capital: bool) -> bool:
        known = name in self._lists.rare or name in self._lists.first_and_words
        if capital:
            return True
        return known and self._tokens[at].lower not in self._lists.cues["no_name"] and name in self._lists.cues["nouns"]

    def _after_named(self, at: int) -> bool:
        """“Hun hedder …”: after it anything is a name; after “noget der hedder …” only what looks like one."""
        cue, subject = self._before(at, 1), self._before(at, 2)
        if cue in ("er", "is", "var"):
            return subject in ("navn", "navnet", "name") and self._is_name_of_theirs(at)
        if cue in ("ham", "hende", "him", "her", "barnet", "babyen"):
            return subject in ("kalder", "kaldte", "kalde", "call", "called") and self._looks_like_a_name(at)
        if cue not in self._lists.cues["named"]:
            return False
        if subject in ("der", "som", "who"):
            subject = self._before(at, 3)
            return subject in self._lists.cues["someone"] or (self._looks_like_a_name(at) and subject != "noget")
        return subject in self._lists.cues["subject"] | self._lists.cues["someone"] or self._looks_like_a_name(at)

    def _is_name_of_theirs(self, at: int) -> bool:
        return self._before(at, 3) in self._lists.cues["whose"] or self._looks_like_a_name(at)

    def _looks_like_a_name(self, at: int) -> bool:
        name = _name(self._tokens[at])
        return self._is_first(name) or name in self._lists.rare or (self._capital(at) and not self._tokens[at].is_upper)

    def _signs_off(self, at: int) -> bool:
        cues = self._lists.cues["sign_off"]
        near_end = at >= len(self._tokens) - 3
        return near_end and bool({self._before(at, back) for back in (1, 2)} & cues)

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or not self._tokens[at - 1].text[-1].isalnum()

    def _follows_stop(self, at: int) -> bool:
        return not self._tokens[at - 1].text[-1].isalpha() and not self._tokens[at - 1].text.endswith(("-", "."))

    def _capital(self, at: int) -> bool:
        return self._tokens[at].text[0].isupper() and not self._shouts

    def _before(self, at: int, back: int) -> str:
        return self._tokens[at - back].lower if at >= back else ""

    def _is_first(self, name: str) -> bool:
        return _any_of(name, self._lists.first)

    def _is_last(self, name: str) -> bool:
        return name in self._lists.last or name in self._lists.last_and_words


def _name(token: _Token) -> str:
    return token.lower.strip("'’")


def _any_of(name: str, names: frozenset[str]) -> bool:
    """The name itself, with its genitive s, or each half of a double name."""
    if name in names:
        return True
    stem = name.removesuffix("s").rstrip("'’")
    if len(stem) > 2 and stem != name and stem in names:
        return True
    first, hyphen, second = name.partition("-")
    return bool(hyphen) and first in names and second.removesuffix("s") in names


def _joined(before: _Token, join: _Token) -> bool:
    return before.end == join.start or join.text != "-"
