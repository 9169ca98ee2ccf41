"""What the danger model reads of a text: hashed features, each with its weight.

Three groups, each of a length of its own: the words with their letters and the order they stand in; beginnings of
words that stand near each other, in whatever order (who does what to whom, in all inflections); words after a denial.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from bot.safety.fold import fold

FEATURES = 1 << 19
LONGEST = 20_000  # letters of a text
_GRAMS = (2, 3, 4, 5)
_BEGINNING = 4  # letters
_NEAR = 8  # words
_DENIED = 5  # words
_SHARES = (1.0, 0.6, 0.5)  # of the three groups
_DENIALS = (
    "ik ikk ikke ingen ingenting intet aldrig hverken uden not never none nothing without "
    "dont doesnt didnt isnt wasnt arent havent hasnt cant wont"
)
_DENYING = frozenset(fold(_DENIALS).split())
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Numbers = Any  # an array
_Numbered = tuple[Numbers, Numbers]  # the rows of texts, and what stands in them
_Weighted = tuple[Numbers, Numbers, Numbers]


class Features(NamedTuple):
    """Which features texts have: for each the row of its text, its number and its weight."""

    rows: Numbers
    indices: Numbers
    weights: Numbers


class Word(NamedTuple):
    """One folded word as numbers: the whole, how it begins, its n-grams of letters, and whether it denies."""

    whole: int
    beginning: int
    letters: Numbers
    denies: bool


def word(folded: str) -> Word:
    """Reads one word."""
    padded = f" {folded} "
    grams = (padded[at : at + size] for size in _GRAMS for at in range(max(1, len(padded) - size + 1)))
    letters = np.array([_number(gram) for gram in grams], np.uint64)
    return Word(_number(f"w:{folded}"), _number(f"a:{folded[:_BEGINNING]}"), letters, folded in _DENYING)


def features(texts: Sequence[str], read: Callable[[str], Word] = word) -> Features:
    """The features of each text, none without words. `read` may keep what it has read (in training only)."""
    folded = [fold(text[:LONGEST]).split() for text in texts]
    words = [read(one) for of_text in folded for one in of_text]
    rows = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(of_text) for of_text in folded])
    whole = np.array([one.whole for one in words], np.uint64)
    plain = [(rows, whole), _letters(rows, words), *_in_order(rows, whole)]
    groups = plain, _near(rows, words), [_denied(rows, words, whole)]
    weighted = (_weighted(group, share, len(texts)) for group, share in zip(groups, _SHARES, strict=True))
    return Features(*(np.concatenate(part) for part in zip(*weighted, strict=True)))


def _number(gram: str) -> int:
    return zlib.crc32(gram.encode())


def _letters(rows: Numbers, words: list[Word]) -> _Numbered:
    empty = np.zeros(0, np.uint64)
    return np.repeat(rows, [len(one.letters) for one in words]), np.concatenate(
        [empty, *(one.letters for one in words)]
    )


def _in_order(rows: Numbers, whole: Numbers) -> Iterator[_Numbered]:
    """Two words that follow each other, two with one between them, and three."""
    at = _both(rows, 1)
    yield rows[at], _together(whole[at], whole[at + 1]) ^ np.uint64(1)
    at = _both(rows, 2)
    yield rows[at], _together(whole[at], whole[at + 2]) ^ np.uint64(2)
    yield rows[at], _together(whole[at], whole[at + 2], whole[at + 1]) ^ np.uint64(2)


def _near(rows: Numbers, words: list[Word]) -> list[_Numbered]:
    beginning = np.array([one.beginning for one in words], np.uint64)
    near = []
    for steps in range(1, _NEAR):
        at = _both(rows, steps)
        pair = beginning[at], beginning[at + steps]
        near.append((rows[at], _together(np.minimum(*pair), np.maximum(*pair))))
    return near


def _denied(rows: Numbers, words: list[Word], whole: Numbers) -> _Numbered:
    denies = np.array([one.denies for one in words], bool)
    denied = np.zeros(len(words), bool)
    for steps in range(1, _DENIED + 1):
        at = _both(rows, steps)
        denied[at + steps] |= denies[at]
    denied &= ~denies
    return rows[denied], whole[denied] ^ np.uint64(1)


def _both(rows: Numbers, steps: int) -> Numbers:
    """The places of words after which, so many steps on, there is another word of the same text."""
    return np.flatnonzero(rows[:-steps] == rows[steps:])


def _together(*parts: Numbers) -> Numbers:
    """One number for several, each in its place."""
    mixed = sum(part * np.uint64(odd) for part, odd in zip(parts, _ODD, strict=False))
    return mixed ^ (mixed >> np.uint64(31))


def _weighted(group: Sequence[_Numbered], share: float, texts: int) -> _Weighted:
    """Each feature of the group once in a text, heavier the oftener it stands there; a text's have one length."""
    rows, numbers = (np.concatenate(part) for part in zip(*group, strict=True))
    found, counts = np.unique(rows * np.uint64(FEATURES) + numbers % np.uint64(FEATURES), return_counts=True)
    of_row, indices = (part.astype(np.int64) for part in np.divmod(found, np.uint64(FEATURES)))
    weights = 1 + np.log(counts)
    lengths = np.sqrt(np.bincount(of_row, weights**2, minlength=texts))
    return of_row, indices, share * weights / lengths[of_row]
