"""One shape for the many ways a frightened person writes the same words."""

import re
import unicodedata
from functools import cache

# Parents write æøå as ae/oe/aa, as a/o, or not at all; both sides are folded the same way.
_LETTERS = (("æ", "a"), ("ø", "o"), ("å", "a"), ("ae", "a"), ("oe", "o"), ("aa", "a"), ("ö", "o"), ("ä", "a"))
_REPEATED = re.compile(r"([^\W\d])\1+")  # letters only: 22 weeks is not 2 weeks
_APART = re.compile(r"[\W_]+")
_SPELLED_OUT = re.compile(r"\b(?:[^\W\d_][\s.\-_*]){3,}[^\W\d_]\b")


def fold(text: str) -> str:
    """Lower case, no accents, æøå as a/o, letters never doubled, only words and single spaces."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = _SPELLED_OUT.sub(lambda m: re.sub(r"[\s.\-_*]", "", m.group()), text)
    text = re.sub("['’´`]", "", text)
    text = _REPEATED.sub(r"\1", text)  # before two letters are read as one: slåeet is slået
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = _APART.sub(" ", text)
    return _REPEATED.sub(r"\1", text).strip()


def mistyped(word: str) -> set[str]:
    """Spellings of a folded word with two letters swapped or, when it is long, one left out."""
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    missing = {word[:i] + word[i + 1 :] for i in range(1, len(word))} if len(word) >= 7 else set()
    return (swapped | missing) - {word}


_WORD = re.compile(r"\\.|[^\W\d_]+")
_fold_word = cache(fold)


def folded(expression: str) -> str:
    """A regular expression with its words folded as a text is; escapes such as \\w are left as they are."""
    return _WORD.sub(lambda m: m[0] if m[0].startswith("\\") else _fold_word(m[0]), expression)
