"""What a login, a name, a house and roles must look like."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from bot.desk.person import Role

_LOGIN = re.compile(r"[a-z0-9][a-z0-9.+_-]*(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?")
_LONGEST = 120


class Unfit(ValueError):
    """A field that cannot be taken; its text is the code of what to say."""

    @property
    def code(self) -> str:
        """As in the desk's texts."""
        return str(self.args[0])


@dataclass(frozen=True)
class Fields:
    """What an administrator says of an account."""

    name: str
    house: str | None
    roles: frozenset[Role]


def same_login(login: str) -> str:
    """One form for all the ways of typing it."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def read_login(login: Any) -> str:
    """A mail address or a short name. Raises Unfit."""
    told = same_login(login) if isinstance(login, str) else ""
    if not 2 <= len(told) <= _LONGEST or not _LOGIN.fullmatch(told):
        raise Unfit("login_invalid")
    return told


def read_fields(name: Any, house: Any, roles: Any, houses: Container[str]) -> Fields:
    """An account's fields; only an administrator may belong to no house. Raises Unfit."""
    told = " ".join(name.split()) if isinstance(name, str) else ""
    if not 1 <= len(told) <= _LONGEST or not told.isprintable():
        raise Unfit("name_invalid")
    try:
        held = frozenset(Role(role) for role in roles)
    except (TypeError, ValueError):
        raise Unfit("roles_invalid") from None
    if not held:
        raise Unfit("roles_invalid")
    house = house or None
    if house is not None and (not isinstance(house, str) or house not in houses):
        raise Unfit("house_unknown")
    if house is None and held != {Role.ADMINISTRATOR}:
        raise Unfit("house_needed")
    return Fields(told, house, held)
