"""Many ways to say a thing as one expression over folded text."""

import re

from bot.safety.fold import folded


def any_of(*ways: str) -> re.Pattern[str]:
    """Any of these ways, anywhere."""
    return re.compile("|".join(folded(way) for way in ways))


def begins_with(before: str, *ways: str) -> re.Pattern[str]:
    """Any of these ways at the beginning, after any number of the words `before` (parted by `|`)."""
    return re.compile(rf"^(?:(?:{folded(before)}) )*(?:" + "|".join(folded(way) for way in ways) + ")")
