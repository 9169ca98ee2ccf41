"""Names of persons: by lists, by what stands before them, and by the capital that Danish gives to nothing else."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.privacy.lists import lists
from bot.privacy.spans import Removed

_JOINS = {"van", "von", "de", "al", "el", "bin", "da", "-"}
_SHOUTING = 0.5  # share of capitals from which they say nothing
_MANY = 6  # words of which most have a capital: then it tells nothing either
_LONGEST_NAME = 5  # words
_SHORT = 3  # letters: too many words of three are somebody's name somewhere
_OF_HOUSES = (
    "gården",
    "huset",
    "haven",
    "skolen",
    "bakken",
    "boet",
    "reden",
    "klinikken",
    "hulen",
    "stuen",
    "træet",
    "hoppen",
    "honen",
)
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
        self._lists = lists()
        words = [token.text for token in tokens if token.text[0].isalpha()]
        letters = "".join(words)
        self._shouts = sum(c.isupper() for c in letters) > _SHOUTING * len(letters) or (
            len(words) >= _MANY and sum(word[0].isupper() for word in words) > _SHOUTING * len(words)
        )

    def name_at(self, at: int) -> int:
        """Where the name that begins here ends (excluded); `at` itself when none begins."""
        if not self._tokens[at].text[0].isalpha() or self._is_town(at) or not self._begins(at):
            return at
        end = at + 1
        while end < min(len(self._tokens), at + _LONGEST_NAME) and self._goes_on(end):
            end += 1
        return end - 1 if self._tokens[end - 1].lower in _JOINS else end

    def _is_town(self, at: int) -> bool:
        postcode = self._before(at, 1)
        return postcode.isdigit() and len(postcode) == 4 and self._capital(at)

    def _begins(self, at: int) -> bool:
        word = self._tokens[at]
        name, capital = _name(word), self._capital(at)
        named = self._is_first(name) or name in self._lists.first_and_words
        if self._after_named(at):
            return word.lower not in self._lists.cues["no_name"] or (named and capital)
        if (
            len(name) > _SHORT
            and self._lists.names_nothing(name)
            and (self._is_rare(name) or self._lists.is_slip(name))
        ):
            return True
        if self._is_first(name) and not (capital and word.is_upper and len(word.text) <= 3):
            return True
        rare = self._is_rare(name)
        if self._title(at) in self._lists.cues["title"]:
            return capital or named or rare or self._is_last(name)
        if self._before(at, 1) in self._lists.cues["someone"]:
            return self._follows_someone(at, name, capital and not word.is_upper)
        if self._signs_off(at):
            return capital or self._is_first(name) or rare
        if not self._begins_sentence(at):
            listed = rare or name in self._lists.first_and_words or self._is_last(name)
            sure = (listed and not self._is_place(at, name)) or self._must_be_somebody(at, name)
            return (capital and not word.is_upper and sure) or self._does_as_a_child(at, name)
        return (capital and (rare or self._presents_itself(at, name) or self._with_another(at, name))) or (
            self._does_as_a_child(at, name)
        )

    def _title(self, at: int) -> str:
        return self._before(at, 2) if self._before(at, 1) == "." else self._before(at, 1)

    def _presents_itself(self, at: int, name: str) -> bool:
        """A word we do not know at the start of a sentence: “Siobhan here again”, “Tuong Vi har fået plads”."""
        after = self._after(at, 1)
        return self._lists.names_nothing(name) and (
            after in self._lists.cues["presents"] | self._lists.cues["does"]
            or (after.endswith("er") and after in self._lists.vocabulary)
            or (self._capital(at + 1) and self._lists.names_nothing(after))
            or self._tells_age(at)
        )

    def _is_place(self, at: int, name: str) -> bool:
        return self._before(at, 1) in self._lists.cues["where"] and name in self._lists.places

    def _with_another(self, at: int, name: str) -> bool:
        """“Joy and Hunter”, “Liv og Storm”."""
        return (
            name in self._lists.first_and_words and self._after(at, 1) in ("og", "and", "&") and self._capital(at + 2)
        )

    def _must_be_somebody(self, at: int, name: str) -> bool:
        """A capital we do not know: after “vores” a brand, after “i” a place unless it sounds like a nursery."""
        before = self._before(at, 1)
        if before in self._lists.cues["things"]:
            return False
        return self._lists.names_nothing(name) and (
            before not in self._lists.cues["where"] or name.endswith(_OF_HOUSES)
        )

    def _does_as_a_child(self, at: int, name: str) -> bool:
        """“Kaj sutter på alt”, “storm slår”, “liv på 3”: what only a child does makes a word a name."""
        word = name in self._lists.first_and_words
        if not (word or self._is_rare(name)):
            return False
        if self._tells_age(at):
            return True
        feels = self._after(at, 1) in ("er", "is") and self._after(at, 2) in self._lists.cues["feels"]
        then = 2 if self._after(at, 1) in self._lists.cues["how"] else 1
        if not feels and self._after(at, then) not in self._lists.cues["does"]:
            return False
        leads = self._begins_sentence(at) or self._before(at, 1) in self._lists.cues["leads"]
        return self._capital(at) or (leads and (not word or name in self._lists.cues["nouns"]))

    def _tells_age(self, at: int) -> bool:
        after, then = self._after(at, 1), self._after(at, 2)
        if after in ("på", "er", "is", "age", "aged") and then.isdigit():
            return self._after(at, 3) not in self._lists.cues["measures"]
        return after in ("født", "born")

    def _goes_on(self, at: int) -> bool:
        word = self._tokens[at]
        name, capital = _name(word), self._capital(at)
        if word.lower in _JOINS:
            return at + 1 < len(self._tokens) and self._capital(at + 1) and _joined(self._tokens[at - 1], word)
        if self._is_first(name) or (self._is_last(name) and name not in self._lists.last_and_words):
            return True
        # A sign between two words is a token of its own, and no name goes on over it.
        return capital and not word.is_upper

    def _follows_someone(self, at: int, name: str, capital: bool) -> bool:
        if capital or (self._is_rare(name) and name not in self._lists.vocabulary):
            return True
        return name in self._lists.first_and_words and name in self._lists.cues["nouns"]

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
        return self._is_first(name) or self._is_rare(name) or (self._capital(at) and not self._tokens[at].is_upper)

    def _signs_off(self, at: int) -> bool:
        cues = self._lists.cues["sign_off"]
        near_end = at >= len(self._tokens) - 3
        return near_end and bool({self._before(at, back) for back in (1, 2)} & cues)

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or not (self._tokens[at - 1].text[-1].isalnum() or self._is_date(at))

    def _is_date(self, at: int) -> bool:
        """“1. maj”."""
        return self._before(at, 1) == "." and self._before(at, 2).isdigit()

    def _capital(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].text[0].isupper() and not self._shouts

    def _before(self, at: int, back: int) -> str:
        return self._tokens[at - back].lower if at >= back else ""

    def _after(self, at: int, on: int) -> str:
        return self._tokens[at + on].lower if at + on < len(self._tokens) else ""

    def _is_first(self, name: str) -> bool:
        return _any_of(name, self._lists.first)

    def _is_rare(self, name: str) -> bool:
        return _any_of(name, self._lists.rare)

    def _is_last(self, name: str) -> bool:
        return name in self._lists.last or name in self._lists.last_and_words


def _name(token: _Token) -> str:
    """In lower case, without the accents that Danish has not."""
    name = token.lower.strip("'’").replace("ł", "l")
    return "".join(c if c in "æøåéü" else unicodedata.normalize("NFD", c)[0] for c in name)


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
