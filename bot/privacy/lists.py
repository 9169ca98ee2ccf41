"""What the lists of `names/` and `cues.yml` say."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ruamel.yaml import YAML

_HERE = Path(__file__).parent
_SHORTEST_SLIP, _LONGEST_SLIP = 5, 30  # letters
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


@dataclass(frozen=True)
class Lists:
    """In lower case, without accents that Danish has not."""

    first: frozenset[str]
    first_and_words: frozenset[str]
    rare: frozenset[str]
    last: frozenset[str]
    last_and_words: frozenset[str]
    vocabulary: frozenset[str]
    places: frozenset[str]
    brands: frozenset[str]
    cues: dict[str, frozenset[str]]

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that name nobody."""
        return self.vocabulary | self.places | self.brands

    def names_nothing(self, word: str) -> bool:
        """Whether it is no word, town or brand that we know, not even with a slip of the thumb."""
        stem = word.removesuffix("s").rstrip("'’")
        return not self.known & {word, stem} and not any(meant in self.known for meant in _slips(word))

    def is_slip(self, word: str) -> bool:
        """Whether it is a common first name with a slip of the thumb: “tobais”, “sebastiann”."""
        return word not in self.first_and_words and any(meant in self.first for meant in _slips(word))


@cache
def lists() -> Lists:
    """The lists, read once."""
    names = {
        name: _words((_HERE / f"names/{name}.txt").read_text(encoding="utf-8"))
        for name in ("first", "first_and_words", "rare", "last", "last_and_words", "vocabulary", "places", "brands")
    }
    cues = YAML(typ="safe").load(_HERE / "cues.yml")
    return Lists(**names, cues={name: _words(text) for name, text in cues.items()})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _slips(word: str) -> Iterator[str]:
    """What was meant if one letter was missed, doubled, left out or swapped. Short words have too many neighbours."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
        return
    for at in range(len(word)):
        head, tail = word[:at], word[at + 1 :]
        yield head + tail
        yield from (head + letter + tail for letter in _LETTERS)
        yield from (head + letter + word[at:] for letter in _LETTERS)
        if tail:
            yield head + tail[0] + word[at] + tail[1:]
