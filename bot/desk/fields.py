"""Reads the fields of a request's JSON, and writes bytes and times as the interface tells them."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bot.clock import from_utc
from bot.desk.http import Refused
from bot.requests.base64url import encoded

_LARGEST_NUMBER = 2**31 - 1  # of the database


def number(body: dict[str, Any], name: str, most: int = _LARGEST_NUMBER) -> int:
    """A whole number from 0 to `most`."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise Refused("bad_json", 400)
    return value


def identifier(body: dict[str, Any], name: str) -> str:
    """What something is called in the database."""
    value = body.get(name)
    if not isinstance(value, str) or not value or len(value) > 40:
        raise Refused("bad_json", 400)
    return value


def day(body: dict[str, Any], name: str) -> date:
    """A date, `2026-11-23`."""
    try:
        return date.fromisoformat(identifier(body, name))
    except ValueError:
        raise Refused("bad_json", 400) from None


def binary(body: dict[str, Any], name: str, fits: Callable[[int], bool]) -> bytes:
    """Bytes, written as base64url without padding, whose length fits."""
    value = body.get(name)
    if not isinstance(value, str):
        raise Refused("bad_json", 400)
    try:
        read = urlsafe_b64decode(value.encode("ascii") + b"=" * (-len(value) % 4))
    except ValueError:
        raise Refused("bad_json", 400) from None
    # Only one way of writing the same bytes is taken.
    if encoded(read) != value or not fits(len(read)):
        raise Refused("bad_json", 400)
    return read


def spoken(moment: datetime) -> str:
    """A moment of the database as ISO time in Copenhagen, with its offset."""
    return from_utc(moment).isoformat(timespec="seconds")
