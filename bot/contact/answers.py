"""Reads what a parent answers to a question of ours."""

import re
from typing import Literal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.contact.draft import Detail
from bot.contact.windows import Part, Window

_COUNTRY = "DK"
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s().-]*\d){3,15}")
_MAIL = re.compile(r"\S+@\S+")
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS: dict[Part, tuple[str, ...]] = {
    "morning": ("formiddag", "morgen", "morning"),
    "afternoon": ("eftermiddag", "afternoon"),
}
_ANY_TIME = re.compile(
    r"når (?:som helst|det passer)|lige meget|alle tider|hurtigst|snarest|snart som|any ?time|whenever|soon|asap",
    re.IGNORECASE,
)
_AROUND = " \t\n.,;:!<>()\"'“”"
_BEFORE_A_NAME = re.compile(
    r"^(?:jeg hedder|mit navn er|kald mig(?: bare)?|bare|(?:de skal |bare )?sige?(?: bare)?,?(?: at)? det er"
    r"|my name is|call me|i am|(?:just )?say (?:it is|it's))\s+",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_NAME_WORDS = 3
_CALLER_WORDS = 8
# What may stand around a number without making it a message of its own.
_ROUND_A_NUMBER = 6

Wrong = Literal["bad_phone", "bad_mail"]

_COMMANDS: dict[str, frozenset[str]] = {
    "stop": frozenset(
        {"stop", "stop det", "afbryd", "glem det", "fortryd", "annuller", "lad være", "cancel", "never mind", "quit"}
    ),
    "why": frozenset({"hvorfor", "hvorfor det", "hvorfor spørger du", "why", "why is that", "why do you ask"}),
    "back": frozenset({"tilbage", "gå tilbage", "fortryd det sidste", "back", "go back"}),
    "skip": frozenset({"spring over", "skip", "ingenting", "intet", "ikke noget", "nothing"}),
    "send": frozenset(
        {"ja", "ja tak", "ja send det", "send", "send det", "yes", "yes please", "yes send it", "send it"}
    ),
    "go_on": frozenset({"fortsæt", "videre", "go on", "continue"}),
}


def command(text: str) -> str | None:
    """`stop`, `why`, `back`, `skip`, `send` or `go_on`, when the text says that and nothing else."""
    bare = " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())
    return next((name for name, said in _COMMANDS.items() if bare in said), None)


def contact_detail(text: str) -> Detail | Wrong | None:
    """A telephone number or mail address, what looks like a mistaken one, or None for anything else."""
    if mail := _MAIL.search(text):
        try:
            return Detail("mail", validate_email(mail[0].strip(_AROUND), check_deliverability=False).normalized)
        except EmailNotValidError:
            return "bad_mail"
    number = _PHONE.search(text)
    around = _PHONE.sub(" ", text).split()
    if not number or len(around) > _ROUND_A_NUMBER:
        return None
    try:
        parsed = phonenumbers.parse(number[0], _COUNTRY)
    except phonenumbers.NumberParseException:
        return "bad_phone"
    if not phonenumbers.is_valid_number(parsed):
        return "bad_phone"
    national = parsed.country_code == phonenumbers.country_code_for_region(_COUNTRY)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Detail("phone", phonenumbers.format_number(parsed, style))


def name(text: str) -> str | None:
    """A name or what passes for one; None when it is rather a message."""
    return _called(text, _NAME_WORDS)


def calls_as(text: str) -> str | None:
    """Whom a therapist should say is calling; None when it is rather a question."""
    return _called(text, _CALLER_WORDS)


def _called(text: str, most_words: int) -> str | None:
    told = _BEFORE_A_NAME.sub("", text).strip(_AROUND)
    fits = told and "?" not in text and len(told.split()) <= most_words and len(told) <= _LONGEST_NAME
    return told if fits else None


def any_time(text: str) -> bool:
    """Whether a short message says that any time will do, or the sooner the better."""
    return len(text.split()) <= _ROUND_A_NUMBER and _ANY_TIME.search(text) is not None


def window(text: str, times: list[Window]) -> Window | None:
    """The first of the times that fits the day and part of the day that were typed; None when neither was."""
    words = text.casefold().replace("eftermiddag", "afternoon")
    days = {n for n, names in enumerate(zip(_DAYS, _ENGLISH_DAYS, strict=True)) if any(name in words for name in names)}
    parts = {part for part, names in _PARTS.items() if any(name in words for name in names)}
    if not days and not parts:
        return None
    return next((w for w in times if (not days or w.starts.weekday() in days) and (not parts or w.part in parts)), None)
