"""A message as words: what stands beside each, and what the lists say of it."""

import re
import unicodedata
from typing import NamedTuple

from bot.privacy.lists import lists

_SHOUTING = 0.5  # share of capitals from which they say nothing
_MANY = 6  # words of which most have a capital: then it tells nothing either
_LONGEST_UNHEARD = 7  # letters: what is longer is mostly a compound
_INFLECTED = ("en", "et", "ne", "er", "ing", "ede", "te", "ed")
SHORT = 3  # letters: too many words of three are somebody's name somewhere
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\n|[^\s\w]|\w+")


class Word(NamedTuple):
    """A word, a number or a sign: as written, where it stands, in lower case, and as the lists would write it."""

    text: str
    start: int
    lower: str
    name: str

    @property
    def end(self) -> int:
        """Where it ends (excluded)."""
        return self.start + len(self.text)

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()


class Words(list[Word]):
    """The words of a message. Every question is about the word at one place."""

    def __init__(self, text: str) -> None:
        super().__init__(_word(match[0], match.start()) for match in _TOKEN.finditer(text))
        self._lists = lists()
        self._unknown: dict[int, bool] = {}  # asked of a word again and again, and slow to tell
        words = [word.text for word in self if word.text[0].isalpha()]
        letters = "".join(words)
        self._shouts = sum(c.isupper() for c in letters) > _SHOUTING * len(letters) or (
            len(words) >= _MANY and sum(word[0].isupper() for word in words) > _SHOUTING * len(words)
        )

    def before(self, at: int, back: int = 1) -> str:
        """The word so many places before, in lower case; empty where there is none."""
        return self[at - back].lower if at >= back else ""

    def after(self, at: int, on: int = 1) -> str:
        """The word so many places on, in lower case; empty where there is none."""
        return self[at + on].lower if at + on < len(self) else ""

    def is_cue(self, word: str, *cues: str) -> bool:
        """Whether one of these lists of cues has the word."""
        return any(word in self._lists.cues[cue] for cue in cues)

    def capital(self, at: int) -> bool:
        """Whether it has a capital that tells something."""
        return at < len(self) and self[at].text[0].isupper() and not self._shouts

    def begins_sentence(self, at: int) -> bool:
        """After any sign: parents write commas for full stops. “1. maj” is a date."""
        date = self.before(at) == "." and self.before(at, 2).isdigit()
        return at == 0 or not (self[at - 1].text[-1].isalnum() or date)

    def opens(self, at: int) -> bool:
        """Whether nothing stands before it, or what ends a sentence for certain."""
        return at == 0 or self[at - 1].text in ".!?\n"

    def is_first(self, at: int) -> bool:
        """A first name that is no word."""
        return at < len(self) and _any_of(self[at].name, self._lists.first)

    def is_rare(self, at: int) -> bool:
        """A first name of another language."""
        return _any_of(self[at].name, self._lists.rare)

    def is_last(self, at: int) -> bool:
        """A family name."""
        return self[at].name in self._lists.last or self.is_last_and_word(at)

    def is_last_and_word(self, at: int) -> bool:
        """A family name that is a word, too."""
        return self[at].name in self._lists.last_and_words

    def is_name_and_word(self, at: int) -> bool:
        """A first name that is a word, too."""
        return self[at].name in self._lists.first_and_words

    def is_name_before_word(self, at: int) -> bool:
        """A first name that is a word, too, but none that begins a sentence."""
        return self.is_name_and_word(at) and not self.is_cue(self[at].name, "begins")

    def is_place(self, at: int) -> bool:
        """A town or a country."""
        return self[at].name in self._lists.places

    def is_known(self, word: str) -> bool:
        """Whether our own texts use the word."""
        return word in self._lists.vocabulary

    def is_unknown(self, at: int) -> bool:
        """No word, town or brand that we know."""
        if at not in self._unknown:
            self._unknown[at] = at < len(self) and self._lists.names_nothing(self[at].name)
        return self._unknown[at]

    def is_unheard_of(self, at: int) -> bool:
        """A word we do not know, and no compound or inflection of one we might."""
        name = self[at].name
        return SHORT < len(name) <= _LONGEST_UNHEARD and not name.endswith(_INFLECTED) and self.is_unknown(at)

    def is_slip(self, at: int) -> bool:
        """A common first name with a slip of the thumb."""
        return self._lists.is_slip(self[at].name)

    def has_name_of(self, at: int) -> bool:
        """“Storms” in “Storms mor”: the genitive of a name that is a word, too."""
        name = self[at].name
        stem = name.removesuffix("s")
        is_name = stem in self._lists.first_and_words and not self.is_cue(stem, "begins")
        return is_name and not self.is_name_and_word(at)


def _word(text: str, start: int) -> Word:
    lower = text.lower()
    # Without the accents that Danish has not.
    name = lower.strip("'’").replace("ł", "l")
    if not name.isascii():
        name = "".join(c if c in "æøåéü" else unicodedata.normalize("NFD", c)[0] for c in name)
    return Word(text, start, lower, name)


def _any_of(name: str, names: frozenset[str]) -> bool:
    """The name itself, with its genitive s, or each half of a double name."""
    if name in names:
        return True
    stem = name.removesuffix("s").rstrip("'’")
    if len(stem) > 2 and stem != name and stem in names:
        return True
    first, hyphen, second = name.partition("-")
    return bool(hyphen) and first in names and second.removesuffix("s") in names
