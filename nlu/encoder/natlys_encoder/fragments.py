"""Pieces of ordinary messages: what is harmless as a whole is harmless in a few words."""

import zlib

_SHORTEST_WHOLE = 7
_FEWEST, _SPREAD = 2, 5
_ONE_IN = 3


def fragment(text: str) -> str | None:
    """The first or last few words of every third longer message; None for the others.

    Parents answer and ask on in few words, and written examples are whole messages: without such pieces, whatever is
    short sounds like nothing that was learnt, and so like danger.
    """
    words = text.split()
    drawn = zlib.crc32(text.encode())
    if len(words) < _SHORTEST_WHOLE or drawn % _ONE_IN:
        return None
    few = _FEWEST + (drawn >> 8) % _SPREAD
    return " ".join(words[:few] if (drawn >> 4) % 2 else words[-few:])
