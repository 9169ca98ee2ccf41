"""Who works in a house."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Engine

from bot.desk.http import Refused
from bot.desk.person import Person, Role, roles_from
from bot.desk.tables import accounts
from bot.store.errors import away_if_it_fails


@dataclass(frozen=True)
class Therapist:
    """An active account that takes requests; `calls` is how many call-backs it holds on a usual day."""

    id: str
    name: str
    house: str
    calls: int
    public_key: bytes | None


def house_of(person: Person) -> str:
    """The person's own house. Refuses one who belongs to none."""
    if person.house is None:
        raise Refused("not_allowed", 403)
    return person.house


def therapists(desk: Engine, house: str | None = None) -> list[Therapist]:
    """The active therapists of a house, or of all, by name."""
    wanted = sa.select(*accounts.c["id", "name", "house", "calls", "public_key", "roles"])
    wanted = wanted.where(accounts.c.active, accounts.c.house.is_not(None)).order_by(accounts.c.name, accounts.c.id)
    if house is not None:
        wanted = wanted.where(accounts.c.house == house)
    with away_if_it_fails(), desk.connect() as connection:
        return [
            Therapist(row.id, row.name, row.house, row.calls, row.public_key)
            for row in connection.execute(wanted)
            if Role.THERAPIST in roles_from(row.roles)
        ]


def colleague(desk: Engine, house: str, account_id: str) -> Therapist:
    """One active therapist of a house. Refuses anybody else."""
    for found in therapists(desk, house):
        if found.id == account_id:
            return found
    raise Refused("no_colleague", 400)


def names(desk: Engine, ids: Iterable[str]) -> dict[str, str]:
    """The names of accounts, also of those that are no longer active."""
    wanted = sa.select(accounts.c.id, accounts.c.name).where(accounts.c.id.in_(set(ids)))
    with away_if_it_fails(), desk.connect() as connection:
        return {row.id: row.name for row in connection.execute(wanted)}
