"""Numbers that belong to one person: CPR, telephone, account, number plate."""

import re
from collections.abc import Iterator

from phonenumbers import PhoneNumberMatcher
from stdnum import iban, luhn
from stdnum.dk import cpr

from bot.privacy.spans import Removed

_FLAGS = re.IGNORECASE | re.VERBOSE
_CPR = re.compile(r"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2}[ –-]{0,3}\d{4}(?!\d)")
_CPR_NAMED = re.compile(
    r"\b (?:cpr|personn?ummer) \w* \W{1,4} (?:\w+\W+){0,2}? (?P<it> \d [\d\ –-]{4,12} [\dx]{1,4})", _FLAGS
)
# As one groups a number: pairs or none; dots only between all pairs, for 20.30 21.15 are times.
_SHAPE = re.compile(r"\d{8} | \d\d([ -])\d\d\1\d\d\1\d\d | \d{2}\ \d{3}\ \d{3} | \d{3}\ \d{5}", re.VERBOSE)
_FOREIGN = re.compile(r"\+|00")
_RING = re.compile(
    r"\b (?:ring|tlf|telefon|mobil|nummer|nr|fang|sms|call|phone|number) \w* \W* (?:\w+\W+){0,4} $", _FLAGS
)
_ACCOUNT = re.compile(
    r"""\b (?: reg (?:istrerings)? \.? (?:nr|nummer)? \.? | konto \w* \.? (?:\ ?nr\.?)? | account (?:\ number)? )
    [ :]* (?:er\ |på\ |is\ )? (?P<it> \d [\d\ -]{2,16} \d (?:\ konto\w* [ :]* \d [\d\ -]{4,14} \d)? )""",
    _FLAGS,
)
_PAYMENT = re.compile(r"\b mobile\ ?pay \w* [ :]* (?:til\ |på\ |box\ |nr\.?\ |nummer\ )* (?P<it> \d{4,8}) \b", _FLAGS)
_IBAN = re.compile(r"\b [A-Z]{2}\d{2} (?:\ ?[A-Z0-9]{2,4}){3,8} \b", _FLAGS)
_CARD = re.compile(r"(?<!\d) \d{4} (?:[ -]?\d{4}){3} (?!\d)", re.VERBOSE)
_PLATE = re.compile(r"\b[A-ZÆØÅ]{2} ?\d{2} ?\d{3}\b")
_PLATE_NAMED = re.compile(
    r"""\b (?:nummerplade\w* | reg\.?\ ?nr\.? | number\ ?plate | licen[cs]e\ plate) \W+ (?:\w+\W+){0,3}?
    (?P<it> [a-zæøå]{2}\ ?\d{2}\ ?\d{3}) \b""",
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
    yield from (Removed(*m.span(), "account") for m in _CARD.finditer(text) if luhn.is_valid(re.sub(r"\D", "", m[0])))
    for pattern in (_ACCOUNT, _PAYMENT):
        yield from (Removed(*m.span("it"), "account") for m in pattern.finditer(text))
    yield from _phones(text, service_numbers)
    yield from (Removed(*m.span(), "plate") for m in _PLATE.finditer(text))
    yield from (Removed(*m.span("it"), "plate") for m in _PLATE_NAMED.finditer(text))


def _phones(text: str, service_numbers: frozenset[str]) -> Iterator[Removed]:
    for match in PhoneNumberMatcher(text, "DK"):
        digits = re.sub(r"\D", "", match.raw_string)
        if digits in service_numbers or digits.removeprefix("45") in service_numbers:
            continue
        # What is grouped otherwise, like two fours, may be weights or times.
        if _SHAPE.fullmatch(match.raw_string) or _FOREIGN.match(match.raw_string) or _RING.search(text[: match.start]):
            yield Removed(match.start, match.end, "phone")
