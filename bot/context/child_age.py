"""How old is the child? Read from a message, in whole months."""

import re

OLDEST = 84
_WEEKS_A_MONTH = 4.345
_NUMBERS = {
    "halvandet": 1.5, "halvanden": 1.5, "et": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_UNITS = {
    "day": r"dage?|days?",
    "week": r"ugers?|uges?|weeks?|wks?",
    "month": r"måneders?|måneds?|maaneder|maaned|maneder|maned|mdr|mnd|mds|months?|mths?|mos?",
    "year": r"år(?:ig\w*)?|aar(?:ig\w*)?|ar(?:ig\w*)?|years?|yrs?|yo|y/o",
}
_AMOUNT = rf"(?P<amount>\d{{1,2}}(?:[.,]\d)?|{'|'.join(_NUMBERS)})"
_HALF = r"(?P<half>\s?½|\s(?:og|and)\s(?:en|et|a)\s(?:halv|halvt|half))?"
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
_OLD = r"(?P<old>[\s-]*(?:gam\w+|olds?)\b)?"
_AGE = re.compile(rf"(?<![\w.,:]){_AMOUNT}{_HALF}[\s-]?(?:{_UNIT})\b{_OLD}", re.IGNORECASE)
# Around a span of time that is no age: “i tre uger”, “every two weeks”, “2 måneder siden”.
_SPAN_BEFORE = re.compile(
    r"""\b(?: i | (?:de\ )?sidste | gennem | efter | om | hvert? | siden | sammen | gift | uge | op\ til | til | indtil
    | kun | ca | for | (?:the\ )?last | past | every | within | after | in | than | until )\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_SPAN_AFTER = re.compile(
    r"\s*(?:siden|ago|sammen|i træk|mere|til|tid|senere|later|i streg|pr|om ugen)\b", re.IGNORECASE
)
_PARENT_BEFORE = re.compile(r"\b(?:jeg er(?: kun)?|jeg på|som|i am|i'm|kæreste på|mand på|kone på)\s+$", re.IGNORECASE)
_CHILD_BEFORE = re.compile(
    r"""(?:\b(?: på | paa | pa | er | bliver | blev | fylder | nu | lige | snart | næsten | over | under | den | en
    | baby | barn | søn | datter | dreng | pige | min | vores | is | my | our | a | of | almost | nearly | just
    | turned )\s+
    | \(\s* )$""",
    re.IGNORECASE | re.VERBOSE,
)

# “min søn [navn] på 3”: who is told of by a number alone is as many years old.
_BARE = re.compile(
    rf"""\b(?: søn | soen | datter | dreng | pige | barn | unge | son | daughter | boy | girl )\w* (?:\s\[navn\])?
    \s (?: på | paa | pa | aged? ) \s (?P<years>[1-6])
    (?![\d.,:½/-] | \s? (?:{"|".join(_UNITS.values())} | kg | cm | m )\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def child_age(text: str) -> int | None:
    """The age of the one child a message tells of, or None when it tells of none, of several or of an older child."""
    found = {months for match in _AGE.finditer(text) if (months := _months(match, text)) is not None}
    found |= {12 * int(match["years"]) for match in _BARE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _months(match: re.Match[str], text: str) -> int | None:
    before, after = text[: match.start()], text[match.end() :]
    sure = bool(match["old"]) or "ig" in (match["year"] or "")[1:]
    if not sure and (_SPAN_BEFORE.search(before) or _SPAN_AFTER.match(after)):
        return None
    if _PARENT_BEFORE.search(before):
        return None
    alone = not before.strip() or not after.strip(" .,!?)")
    if not (sure or alone or _CHILD_BEFORE.search(before)):
        return None
    number = match["amount"].lower().replace(",", ".")
    amount = float(_NUMBERS.get(number, 0) or number) + (0.5 if match["half"] else 0)
    if match["day"]:
        months = 0.0
    elif match["week"]:
        months = amount / _WEEKS_A_MONTH
    else:
        months = amount if match["month"] else amount * 12
    return int(months) if months <= OLDEST else None
