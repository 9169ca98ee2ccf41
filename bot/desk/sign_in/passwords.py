"""Passwords: what is asked of a new one, and their hashes."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
_FEWEST_OWN = 4
_FEWEST_CHARACTERS = 5
_COMMON = Path(__file__).with_name("common_words.txt")
_STANDS_FOR = str.maketrans("013457@$!", "oieastasi")

_hasher = PasswordHasher()  # argon2id, 64 MiB: RFC 9106's choice where memory is dear


def fault(password: str, login: str) -> str | None:
    """The code of what is wrong with a new password, or None."""
    password = _same_form(password)
    if len(password) < SHORTEST:
        return "password_short"
    if len(password) > LONGEST:
        return "password_long"
    if _holds(password.casefold(), login.casefold()):
        return "password_login"
    return "password_common" if _is_common(password.casefold()) else None


def hashed(password: str) -> str:
    """As it is kept: argon2id with its own salt."""
    return _hasher.hash(_same_form(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password. Without one to compare with, the same work is done and the answer is no."""
    try:
        _hasher.verify(kept or _nobodys(), _same_form(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return _hasher.hash("")


def _same_form(password: str) -> str:
    """Two keyboards may write one å in two ways."""
    return unicodedata.normalize("NFKC", password)


def _holds(password: str, login: str) -> bool:
    """Whether the login, or its part before the @, stands in the password; one of two letters says nothing."""
    return any(len(name) > 2 and name in password for name in (login, login.partition("@")[0]))


def _is_common(password: str) -> bool:
    """Whether little is left of it without words that everybody uses, digits and signs."""
    if len(set(password)) < _FEWEST_CHARACTERS:
        return True
    return any(
        len(re.sub(r"[\W\d_]", "", _common().sub("", written))) < _FEWEST_OWN
        for written in (password, password.translate(_STANDS_FOR))
    )


@cache
def _common() -> re.Pattern[str]:
    words = _COMMON.read_text(encoding="utf-8").split()
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
