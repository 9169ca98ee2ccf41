"""Which offers of a house does a message name? Typed on a phone: no æøå, a letter missing, a word cut in two."""

import re
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from bot.houses.profile import House
from bot.safety.fold import fold

_LIKE = 0.86
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


def named(house: House, text: str) -> tuple[str, ...]:
    """The ids of the offers that a message names by a word of their own, in the profile's order.

    Where one is named better, only that one.
    """
    return _best(house, text, loosely=False)


def named_loosely(house: House, text: str) -> tuple[str, ...]:
    """The same, where a common word (“caféen”) is enough if no other offer of the house has it."""
    return _best(house, text, loosely=True)


def _best(house: House, text: str, loosely: bool) -> tuple[str, ...]:
    words = fold(text).split()
    # A word cut in two: “trygheds cirklen”.
    joined = {_stem(a + b) for a, b in pairwise(words)}
    scores = {o.id: max(_score(name, words, joined, loosely) for name in o.called()) for o in house.offers}
    best = max(scores.values(), default=0)
    found = tuple(i for i, score in scores.items() if best and score == best)
    return () if loosely and len(found) > 1 else found


def _score(name: str, words: list[str], joined: set[str], loosely: bool) -> int:
    """How many of a name's own words stand in the text; all of its words standing there counts most."""
    every = [w for w in fold(name).split() if len(w) > 1]
    common = _EVERYDAY if loosely else _EVERYDAY | _KINDS

    def stands(word: str) -> bool:
        return any(_same(word, typed) for typed in words)

    if len(every) > 1 and f" {' '.join(every)} " in f" {' '.join(words)} ":
        return len(every) + 1
    own = [w for w in every if w not in common and _stem(w) not in common and len(w) >= _SHORTEST]
    if len(every) > 1 and not common.issuperset(every) and all(map(stands, every)):
        return len(every) + len(own)
    by_themselves = own if len(words) <= _FEW_WORDS else [w for w in own if len(w) >= _LONG]
    return sum(_stem(w) in joined or stands(w) for w in by_themselves)


@cache
def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _same(word: str, typed: str) -> bool:
    if word == typed or _stem(word) == _stem(typed):
        return True
    if len(word) < _LONG or typed in _EVERYDAY:
        return False
    # The first half of a compound names it: “psykolog” for “psykologhjælp”.
    if len(typed) >= _LONG and word.startswith(typed) and word.removeprefix(typed) in _KINDS | _EVERYDAY:
        return True
    return abs(len(word) - len(typed)) <= 2 and SequenceMatcher(None, _stem(word), _stem(typed)).ratio() >= _LIKE
