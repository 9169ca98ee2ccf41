"""One spelling for the many ways tired thumbs write the same word."""

import re
import unicodedata

_SPELLINGS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"))
_STRETCHED = re.compile(r"(.)\1{2,}")


def plain(text: str) -> str:
    """Lower case, æøå as ae/oe/aa, accents gone, a letter stretched to three or more cut to two."""
    text = unicodedata.normalize("NFC", text).lower()
    for letter, written in _SPELLINGS:
        text = text.replace(letter, written)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _STRETCHED.sub(r"\1\1", text)
