"""Is the one child it is about older than the children of family houses?"""

import re

from bot.context.child_age import child_age

OLDER_FROM, GROWN = 7, 17

_CHILD = r"(?:store|ældste|søn|soen|son|datter|dreng|pige|barn|unge|ham|hende|daughter|boy|girl|child|kid)"
_NO_AGE = r"(?![\d.,:½/-])(?! ?(?:uger?|mdr|mnd|måned|maaned|maned|dage?|weeks?|months?|days?|kg|cm|kl|gange|min))"
_OLDER = re.compile(
    rf"\b(?:min|vores|my|our|en|a|har)\b (?:\w+ )?{_CHILD}\w*,? (?:som |der |who )?(?:på|paa|pa|er|is|aged|of) "
    rf"(?:lige |snart |just )?(?P<told>\d{{1,2}}){_NO_AGE}"
    rf"|\b(?:min|vores|my|our|en|a) (?P<old>\d{{1,2}}){_NO_AGE} ?[- ]?(?:årige?|aarige?|years?|yrs?)",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"\b(?:baby\w*|spæd\w*|nyfødt\w*|gravid|lillebror|lillesøster|tumling"
    r"|newborn|pregnant|toddler|little (?:brother|sister))\b",
    re.IGNORECASE,
)


def older_child(text: str) -> bool:
    """Whether a message tells of a child of 7 to 17 years, and of no younger one."""
    ages = [int(match["told"] or match["old"]) for match in _OLDER.finditer(text)]
    if not ages or child_age(text) is not None or _YOUNG.search(text):
        return False
    return all(OLDER_FROM <= age <= GROWN for age in ages)
