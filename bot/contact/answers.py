"""Reads what a parent answers to a question of ours."""

import re
from typing import Literal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.contact.draft import Detail

_COUNTRY = "DK"
_LONGEST = 300  # what is longer is no answer to a short question
_DATE = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:\d{4}|\d{2})\b(?![./-]\d)")
# Eight digits together, whatever else stands beside them, or in pairs with no more pairs around.
_DANISH = re.compile(
    r"(?<!\d)(?:(?:\+|00)45[\s-]?)?(?:\d{8}(?!\d)|(?<!\d[\s.-])\d{2}([\s.-])\d{2}\1\d{2}\1\d{2}(?![\s.-]?\d))"
)
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s().-]*\d){3,15}")
_MAIL = re.compile(r"\S+@\S+")
_AROUND = " \t\n.,;:!…<>()\"'“”"
_BEFORE_A_NAME = re.compile(
    r"^(?:jeg hedder|mit navn er|kald mig(?: bare)?|bare|(?:de skal |bare )?sige?(?: bare)?,?(?: at)? det er"
    r"|my name is|call me|i am|(?:just )?say (?:it is|it's))\s+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:hvad|hvem|hvor\w*|hvordan|hvornår|kan|må|skal|er|what|who|how|when|where|can|may|is)\b", re.IGNORECASE
)
_LONGEST_NAME = 60
_NAME_WORDS = 3
_CALLER_WORDS = 8
_SHORT = 7  # words
_YES = re.compile(
    r"^(?:ja+|jo|jep|jaer|ok|okay|gerne|selvfølgelig|fint|klart|det er (?:ok|okay|fint|sikkert|helt fint)"
    r"|yes|yeah|sure|of course|it is safe|it's safe)\b"
)
_NO = re.compile(r"^(?:nej+|næ|helst ikke|ikke|det er (?:ikke|helst ikke|usikkert)|no|nope|rather not|not)\b")
_BUT = re.compile(r"\b(?:men|hvis|undtagen|but|if|except)\b")

Wrong = Literal["bad_phone", "bad_mail"]

_COMMANDS: dict[str, frozenset[str]] = {
    "stop": frozenset(
        {
            "stop",
            "stop det",
            "afbryd",
            "glem det",
            "fortryd",
            "annuller",
            "lad være",
            "luk",
            "cancel",
            "never mind",
            "quit",
            "close",
        }
    ),
    "why": frozenset({"hvorfor", "hvorfor det", "hvorfor spørger du", "why", "why is that", "why do you ask"}),
    "back": frozenset({"tilbage", "gå tilbage", "fortryd det sidste", "back", "go back"}),
    "skip": frozenset(
        {
            *("spring over", "skip", "ingenting", "intet", "ikke noget", "nej", "nej tak", "helst ikke", "lige meget"),
            *("det er lige meget", "ved ikke", "det ved jeg ikke", "vil jeg ikke sige", "anonym", "ingen"),
            *("nothing", "no", "no thanks", "no thank you", "does not matter", "anonymous"),
        }
    ),
    "send": frozenset(
        {"ja", "ja tak", "ja send det", "send", "send det", "yes", "yes please", "yes send it", "send it"}
    ),
    "go_on": frozenset({"fortsæt", "videre", "go on", "continue"}),
    "withdraw": frozenset(
        {
            "slet",
            "slet det",
            "slet det hele",
            "slet alt",
            "træk tilbage",
            "træk det tilbage",
            "delete",
            "delete it",
            "take it back",
        }
    ),
}


def command(text: str) -> str | None:
    """`stop`, `why`, `back`, `skip`, `send`, `go_on` or `withdraw`, when the text says that and nothing else."""
    if len(text) > _LONGEST:
        return None
    bare = " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())
    return next((name for name, said in _COMMANDS.items() if bare in said), None)


def contact_detail(text: str) -> Detail | Wrong | None:
    """A telephone number or mail address, what looks like a mistaken one, or None for anything else."""
    if len(text) > _LONGEST or "?" in text:
        return None
    if mail := _MAIL.search(text):
        try:
            return Detail("mail", validate_email(mail[0].strip(_AROUND), check_deliverability=False).normalized)
        except EmailNotValidError:
            return "bad_mail"
    text = _DATE.sub(" ", text)
    for found in (_DANISH.search(text), _PHONE.search(text)):
        if found and (detail := _phone(found[0])):
            return detail
    tried = _PHONE.search(text)
    return "bad_phone" if tried and len(_PHONE.sub(" ", text).split()) < _SHORT else None


def _phone(number: str) -> Detail | None:
    try:
        parsed = phonenumbers.parse(number, _COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    national = parsed.country_code == phonenumbers.country_code_for_region(_COUNTRY)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Detail("phone", phonenumbers.format_number(parsed, style))


def yes_or_no(text: str) -> bool | None:
    """Yes or no at the beginning of a short answer; None when it is neither, or both with an if or a but."""
    words = text.casefold().strip(_AROUND)
    if "?" in text or len(words.split()) > _SHORT or _BUT.search(words):
        return None
    return True if _YES.match(words) else False if _NO.match(words) else None


def name(text: str) -> str | None:
    """A name or what passes for one; None when it is rather a message."""
    return _called(text, _NAME_WORDS)


def calls_as(text: str) -> str | None:
    """Whom a therapist should say is calling; None when it is rather a question."""
    return _called(text, _CALLER_WORDS)


def _called(text: str, most_words: int) -> str | None:
    if len(text) > _LONGEST or "?" in text or _ASKS.match(text) or command(text):
        return None
    told = _BEFORE_A_NAME.sub("", text).strip(_AROUND)
    return told if told and len(told.split()) <= most_words and len(told) <= _LONGEST_NAME else None
