"""Who is signed in, as every part of the desk sees them."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do. Only a therapist sees requests, and only those of their own house."""

    THERAPIST = "therapist"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Person:
    """An account that is active and signed in. `house` is empty for one who belongs to none, an administrator say."""

    id: str
    name: str
    house: str | None
    roles: frozenset[Role]


def roles_from(written: str) -> frozenset[Role]:
    """The roles of `accounts.roles`, where they stand with commas between."""
    return frozenset(Role(role) for role in written.split(",") if role)


def roles_written(roles: frozenset[Role]) -> str:
    """As they stand in `accounts.roles`."""
    return ",".join(sorted(roles))
