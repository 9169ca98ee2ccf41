"""Is there danger in this message, of which kind, and how certain is it?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Literal, get_args

from ruamel.yaml import YAML

from bot.safety.fold import fold, folded, mistyped
from bot.triage.taxonomy import AcuteKind, Urgency

Level = Literal["certain", "likely"]
_PATTERNS = Path(__file__).with_name("patterns.yml")
_LONGEST = 20_000
_NEAR = 6  # words before and after
_GROUP = re.compile(r"<(\w+)>")
_GAP = re.compile(r"(?<![\w.\\])(\.\.\.|\.\.|_|~) ")
_YES = r"(?!(?:ike|aldrig|ingen|hverken|not|never|no) )"
_GAPS = {
    "_": rf"(?:{_YES}\w+ ){{0,2}}?",
    "~": rf"(?:{_YES}\w+ ){{0,5}}?",
    "..": r"(?:\w+ ){0,5}?",
    "...": r"(?:\w+ ){0,12}?",
}


@dataclass(frozen=True)
class Danger:
    """What was heard. `because` names the pattern, for tests; it is never stored."""

    kind: AcuteKind
    level: Level
    urgency: Urgency
    because: str


class _Expression:
    """A regular expression that is compiled when it is first looked for: most never are, and the card must not wait."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.source)


@dataclass(frozen=True)
class _Pattern:
    kind: AcuteKind
    level: Level
    urgency: Urgency
    source: str
    also: tuple[_Expression, ...]
    unless: _Expression | None
    unless_near: _Expression | None
    unless_before: _Expression | None


@dataclass(frozen=True)
class _Phrase:
    """One way to say it. `needs` spares time: without a word of each set in the message it is not looked for."""

    pattern: _Pattern
    says: _Expression
    needs: tuple[frozenset[str], ...]

    def heard(self, message: str, present: set[str]) -> bool:
        if any(need.isdisjoint(present) for need in self.needs):
            return False
        if not any(self._stands(message, *found.span()) for found in self.says.regex.finditer(message)):
            return False
        if not all(also.regex.search(message) for also in self.pattern.also):
            return False
        return not (self.pattern.unless and self.pattern.unless.regex.search(message))

    def _stands(self, message: str, start: int, end: int) -> bool:
        until = " " + " ".join(message[max(0, start - 100) : start].split(" ")[-_NEAR:]) + message[start:end] + " "
        around = until + " ".join(message[end : end + 100].split(" ")[1 : _NEAR + 1]) + " "
        if self.pattern.unless_before and self.pattern.unless_before.regex.search(until):
            return False
        return not (self.pattern.unless_near and self.pattern.unless_near.regex.search(around))


@dataclass(frozen=True)
class _Book:
    """`patterns.yml`, read once."""

    spelling: dict[str, str]
    phrases: tuple[_Phrase, ...]  # the gravest first
    by_word: dict[str, list[int]]  # the phrases to look for when a word is in the message
    words: frozenset[str]  # all words some phrase needs

    def hears(self, text: str) -> _Pattern | None:
        read = [self.spelling.get(word, word) for word in fold(text[:_LONGEST]).split(" ")]
        message, vocabulary = f" {' '.join(read)} ", " ".join(set(read))
        present = {word for word in self.words if word in vocabulary}
        possible = sorted({place for word in present for place in self.by_word.get(word, ())})
        return next((self.phrases[p].pattern for p in possible if self.phrases[p].heard(message, present)), None)


def listen(text: str) -> Danger | None:
    """The gravest danger in the text, certain before likely, or None. Takes milliseconds."""
    heard = _book().hears(text)
    return Danger(heard.kind, heard.level, heard.urgency, heard.source) if heard else None


@cache
def _book() -> _Book:
    loaded: dict[str, Any] = YAML(typ="safe").load(_PATTERNS)
    phrases = sorted(_phrases(loaded), key=lambda p: (p.pattern.level != "certain", -p.pattern.urgency))
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, phrase in enumerate(phrases):
        for word in max(phrase.needs, key=_rarity):
            by_word[word].append(place)
    words = frozenset(word for phrase in phrases for need in phrase.needs for word in need)
    return _Book(_spelling(loaded), tuple(phrases), by_word, words)


def _rarity(need: frozenset[str]) -> tuple[int, int]:
    return min(map(len, need)), -len(need)


def _spelling(loaded: dict[str, Any]) -> dict[str, str]:
    right_words = {fold(word) for word in loaded["mistyped"]}
    spelling = {wrong: word for word in right_words for wrong in mistyped(word) - right_words}
    for right, wrongs in loaded["spelling"].items():
        spelling |= {fold(wrong): fold(right) for wrong in wrongs.split(", ")}
    return spelling


def _phrases(loaded: dict[str, Any]) -> Iterator[_Phrase]:
    words: dict[str, str] = {}
    for name, group in loaded["words"].items():
        words[name] = _expanded("|".join(_listed(group)), words)
    for kind, levels in loaded["kinds"].items():
        assert kind in get_args(AcuteKind), f"{_PATTERNS.name}: unknown kind {kind}"
        for level, entries in levels.items():
            assert level in get_args(Level), f"{_PATTERNS.name}: unknown level {level}"
            for entry in entries:
                entry = entry if isinstance(entry, dict) else {"says": entry}
                pattern = _pattern(kind, level, entry, words)
                for phrase in (phrase for line in _listed(entry["says"]) for phrase in _alternatives(line)):
                    says = _expression(phrase, words)
                    needs = tuple(_needs(_parser.parse(says.source)))
                    assert needs, f"{_PATTERNS.name}: {phrase} has no word of its own"
                    yield _Phrase(pattern, says, needs)


def _pattern(kind: AcuteKind, level: Level, entry: dict[str, Any], words: dict[str, str]) -> _Pattern:
    unless = ("unless", "unless_near", "unless_before")
    unknown = entry.keys() - {"says", "also", *unless, "urgency"}
    assert not unknown, f"{_PATTERNS.name}: unknown {unknown} at {entry['says']}"
    return _Pattern(
        kind,
        level,
        Urgency(entry.get("urgency", Urgency.NOW if level == "certain" else Urgency.TODAY)),
        _listed(entry["says"])[0],
        tuple(_expression(every, words) for every in _listed(entry.get("also", []))),
        *(_expression("|".join(_listed(entry[key])), words) if key in entry else None for key in unless),
    )


def _listed(one_or_more: str | list[str]) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


def _alternatives(line: str) -> Iterator[str]:
    """`a|b (c|d)` as `a` and `b (c|d)`."""
    depth, start = 0, 0
    for i, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            yield line[start:i]
            start = i + 1
    yield line[start:]


def _expression(says: str, words: dict[str, str]) -> _Expression:
    """One expression, for text that has a space before and after every word."""
    return _Expression(rf" (?:{_expanded(says, words)})(?= )")


def _expanded(says: str, words: dict[str, str]) -> str:
    """Folded, gaps written out, and groups put in; a group may use those that stand before it."""
    parts = _GROUP.split(says)
    plain = [_GAP.sub(lambda m: _GAPS[m[1]], folded(part)) for part in parts[::2]]
    groups = [f"(?:{words[name]})" for name in parts[1::2]]
    return "".join(part for pair in zip_longest(plain, groups, fillvalue="") for part in pair)


def _needs(parsed: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Sets of words; an expression can only match where at least one word of every set is."""
    letters = ""
    for operation, value in [*parsed, ("END", None)]:
        if str(operation) == "LITERAL":
            letters += chr(value)
            continue
        yield from (frozenset({word}) for word in letters.split())
        letters = ""
        if str(operation) == "SUBPATTERN":
            yield from _needs(value[-1])
        elif str(operation) in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
            yield from _needs(value[2])
        elif str(operation) == "BRANCH":
            ways = [max(_needs(way), key=_rarity, default=None) for way in value[1]]
            if all(ways):
                yield frozenset().union(*(way for way in ways if way))
