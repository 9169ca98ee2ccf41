"""Numbers that belong to one person: CPR, telephone, account, number plate."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban
from stdnum.dk import cpr

from bot.privacy.lists import lists
from bot.privacy.spans import Removed

_FLAGS = re.IGNORECASE | re.VERBOSE
_CPR = re.compile(r"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2}[ –-]{0,3}\d{4}(?!\d)")
_CPR_NAMED = re.compile(
    r"\b (?:cpr|personn?ummer) \w* \W{1,4} (?:\w+\W+){0,6}? (?P<it> \d [\d\ –-]{4,12} [\dx]{1,4})", _FLAGS
)
# As one groups a number: pairs, or none.
_SHAPE = re.compile(
    r"\d{8} | \d\d([ -])\d\d\1\d\d\1\d\d | \d{2}\ \d{3}\ \d{3} | \d{3}\ \d{5} | \d{4}-\d{4} | \d\d\.\d\d\.\d\d\.\d\d",
    re.VERBOSE,
)
_TIMES = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d\D(?:[01]\d|2[0-3])\.[0-5]\d")
_GRAMS = range(1800, 6500)  # two numbers of four digits may be weights
_FOREIGN = re.compile(r"\+|00")
_RING = re.compile(
    r"\b (?:ring|tlf|telefon|mobil|nummer|fang|sms|kald\ på|call|phone|number|landline|text\ me)", _FLAGS
)
_ACCOUNT = re.compile(
    r"""\b (?: reg (?:istrerings)? \.? (?:nr|nummer)? \.? | konto \w* \.? (?:\ ?nr\.?)? | account (?:\ number)? )
    [ :]* (?:er\ |på\ |is\ )? (?P<it> \d [\d\ -]{2,16} \d (?:\ (?:konto\w*|kt) \.? [ :]* \d [\d\ -]{4,14} \d)? )""",
    _FLAGS,
)
_PAYMENT = re.compile(
    r"\b mobile\ ?pay \w* [ :]* (?:til\ |på\ |box\ |nr\.?\ |nummer\ )* (?P<it> \d{3,8}[a-z]{0,3}) \b", _FLAGS
)
_CAR = re.compile(r"\b(?:bil|bilen|car)\W+(?:\w+\W+){0,3}?(?P<it>[a-zæøå]{2} ?\d{2} ?\d{3})\b", re.IGNORECASE)
_IBAN = re.compile(r"\b [A-Z]{2}\d{2} (?:\ ?[A-Z0-9]{2,4}){3,8} \b", _FLAGS)
_DANISH_IBAN = re.compile(r"\bDK\d{2}(?: ?\d{4}){3} ?\d{2}\b", re.IGNORECASE)
_REG_AND_ACCOUNT = re.compile(r"(?<!\d)\d{4}[ -]\d{7,10}(?!\d)")
_ABROAD = re.compile(r"(?<!\w)\+\d{2}(?:[ -]?\d){7,12}(?!\d)")
_CARD = re.compile(r"(?<!\d) \d{4} (?:[ -]?\d{4}){3} (?!\d)", re.VERBOSE)
_PLATE = re.compile(r"\b[A-ZÆØÅ]{2} ?\d{2} ?\d{3}\b")
_PLATE_TYPED = re.compile(r"\b(?P<letters>[a-zæøå]{2}) \d{2} \d{3}\b(?! ?kr)")
_PLATE_NAMED = re.compile(
    r"""\b (?:nummerplade\w* | plader | reg\.?\ ?nr\.? | number\ ?plate | licen[cs]e\ plate | plates?)
    \W+ (?:\w+\W+){0,3}?
    (?P<it> [a-zæøå]{1,3}\ ?\d{2,4}\ ?[\da-z]{0,3}) \b""",
    _FLAGS,
)


def find(text: str, service_numbers: frozenset[str]) -> Iterator[Removed]:
    """Each number that may lead to a person; `service_numbers` (digits only) lead to help and survive."""
    if not any(c.isdigit() for c in text):
        return
    for match in _CPR.finditer(text):
        # Since 2007 a valid number need not satisfy modulus 11: the date decides.
        if cpr.is_valid(re.sub(r"\D", "", match[0])):
            yield Removed(*match.span(), "cpr")
    yield from (Removed(*m.span("it"), "cpr") for m in _CPR_NAMED.finditer(text))
    yield from (Removed(*m.span(), "account") for m in _IBAN.finditer(text) if iban.is_valid(m[0]))
    for pattern in (_DANISH_IBAN, _REG_AND_ACCOUNT, _CARD):
        yield from (Removed(*m.span(), "account") for m in pattern.finditer(text))
    for pattern in (_ACCOUNT, _PAYMENT):
        yield from (Removed(*m.span("it"), "account") for m in pattern.finditer(text))
    yield from _phones(text, service_numbers)
    yield from (Removed(*m.span(), "plate") for m in _PLATE.finditer(text))
    for match in _PLATE_TYPED.finditer(text):
        if match["letters"] not in lists().vocabulary:  # “på 18 660”
            yield Removed(*match.span(), "plate")
    for pattern in (_PLATE_NAMED, _CAR):
        yield from (Removed(*m.span("it"), "plate") for m in pattern.finditer(text))


def _phones(text: str, service_numbers: frozenset[str]) -> Iterator[Removed]:
    yield from (Removed(*match.span(), "phone") for match in _ABROAD.finditer(text))
    for match in PhoneNumberMatcher(text, "DK", leniency=Leniency.POSSIBLE):
        digits = re.sub(r"\D", "", match.raw_string)
        if digits in service_numbers or digits.removeprefix("45") in service_numbers:
            continue
        if digits.startswith(("0", "1")) and not _FOREIGN.match(match.raw_string):
            continue  # no Danish number begins so
        if _FOREIGN.match(match.raw_string) or _is_grouped(match.raw_string) or _RING.search(text):
            yield Removed(match.start, match.end, "phone")


def _is_grouped(number: str) -> bool:
    if _TIMES.fullmatch(number):
        return False
    fours = number.split()
    if len(fours) == 2 and all(len(four) == 4 for four in fours):
        return not all(int(four) in _GRAMS for four in fours)
    return bool(_SHAPE.fullmatch(number))
