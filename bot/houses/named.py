"""Which offers of a house does a message name? Typed on a phone: no æøå, a letter missing, a word cut in two."""

import re
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.houses.profile import House
from bot.safety.fold import fold

_LIKE = 0.86
_SLIPS = 2
_SHORTEST = 4
_SHORTEST_STEM = 3
# A shorter word is likely to be an ordinary one: it names an offer only in a short message, and spelt right.
_LONG = 7
_FEW_WORDS = 6
_ENDING = re.compile(r"(?:ernes|erne|enes|ene|ens|ets|en|et|er|ne|s|n|e)$")
# People, places and everyday words name no offer by themselves; a kind of offer does, where a house has one of it.
_EVERYDAY = frozenset(
    fold(
        """
    forældre forælder familie familier børn barn gravide gravid unge små mor far mødre fædre mænd voksne enlige
    parents parent family families children child pregnant young mother father mothers fathers men adults single
    sundhedsplejersken sundhedsplejerske sundhedsplejen jordemoder jordemoderen jordemødre health visitor
    midwife huset husets house hjemmet hjemme home egen eget første first from efter fødslen fødsel after birth
    med for hos åben åbne åbent anonym anonyme anonymt hjælp tilbud støtte individuel individuelle individuelt
    fælles open anonymous help offer support individual vuggestuen vuggestue børnehave børnehaven dagpleje spise
    mad barsel barslen orlov snak snakke time timer tid tider
    """
    ).split()
)
_KINDS = frozenset(
    fold(
        """
    rådgivning rådgivninger vejledning gruppe grupper gruppeforløb forløb kursus kurser café samtale samtaler
    aktiviteter arrangementer konsultation advice counselling counseling group groups course courses cafe talk
    talks conversation activities events consultation
    """
    ).split()
)


class _Word(NamedTuple):
    """A word of an offer's name."""

    text: str
    stem: str


class _Typed(NamedTuple):
    """A message as it is compared: its words and stems, and the long ones, which may be mistyped.

    Nothing of it is kept: what is cached here is of offers only.
    """

    text: str
    few: bool
    words: set[str]
    stems: set[str]
    joined: set[str]
    long: list[str]


def named(house: House, text: str) -> tuple[str, ...]:
    """The ids of the offers that a message names by a word of their own, in the profile's order.

    Where one is named better, only that one.
    """
    return _best(house, text, loosely=False)


def named_loosely(house: House, text: str) -> tuple[str, ...]:
    """The same, where a common word (“caféen”) is enough if no other offer of the house has it."""
    return _best(house, text, loosely=True)


def _best(house: House, text: str, loosely: bool) -> tuple[str, ...]:
    typed = _typed(fold(text).split())
    scores = {o.id: max(_score(name, typed, loosely) for name in o.called()) for o in house.offers}
    best = max(scores.values(), default=0)
    found = tuple(i for i, score in scores.items() if best and score == best)
    return () if loosely and len(found) > 1 else found


def _typed(words: list[str]) -> _Typed:
    return _Typed(
        text=f" {' '.join(words)} ",
        few=len(words) <= _FEW_WORDS,
        words=set(words),
        stems={_stem(word) for word in words},
        joined={_stem(a + b) for a, b in pairwise(words)},  # a word cut in two: “trygheds cirklen”
        long=[word for word in words if len(word) >= _LONG - _SLIPS and word not in _EVERYDAY],
    )


def _score(name: str, typed: _Typed, loosely: bool) -> int:
    """How many of a name's own words stand in the text; all of its words standing there counts most."""
    whole, every, own = _of_name(name, loosely)
    if len(every) > 1 and f" {whole} " in typed.text:
        return len(every) + 1
    common = _EVERYDAY if loosely else _EVERYDAY | _KINDS
    if len(every) > 1 and not all(word.text in common for word in every) and all(_stands(w, typed) for w in every):
        return len(every) + len(own)
    return sum(
        word.stem in typed.joined or _stands(word, typed) for word in own if typed.few or len(word.text) >= _LONG
    )


@cache
def _of_name(name: str, loosely: bool) -> tuple[str, tuple[_Word, ...], tuple[_Word, ...]]:
    """A name as it is compared, all its words, and those of its own."""
    common = _EVERYDAY if loosely else _EVERYDAY | _KINDS
    every = tuple(_Word(word, _stem(word)) for word in fold(name).split() if len(word) > 1)
    own = tuple(w for w in every if w.text not in common and w.stem not in common and len(w.text) >= _SHORTEST)
    return fold(name), every, own


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _stands(word: _Word, typed: _Typed) -> bool:
    if word.text in typed.words or word.stem in typed.stems:
        return True
    return len(word.text) >= _LONG and any(_alike(word, other) for other in typed.long)


def _alike(word: _Word, typed: str) -> bool:
    """Whether it is the same word with a slip of the thumb, or the first half of a compound (“psykolog”)."""
    if typed[0] != word.text[0]:
        return False
    if len(typed) >= _LONG and word.text.startswith(typed) and word.text.removeprefix(typed) in _KINDS | _EVERYDAY:
        return True
    if abs(len(word.text) - len(typed)) > _SLIPS:
        return False
    return SequenceMatcher(None, word.stem, _stem(typed)).ratio() >= _LIKE
