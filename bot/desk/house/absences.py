"""When staff are away: the days, and never why."""

import secrets
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Engine

from bot.desk.tables import absences as table
from bot.desk.tables import accounts
from bot.store.errors import away_if_it_fails


@dataclass(frozen=True)
class Absence:
    """The days on which one person is away, the first and the last with."""

    id: str
    account_id: str
    name: str
    starts: date
    ends: date


def absences(desk: Engine, house: str) -> list[Absence]:
    """Those of a house's active staff, by their first day."""
    wanted = sa.select(table.c.id, table.c.account_id, accounts.c.name, table.c.starts, table.c.ends)
    wanted = wanted.join(accounts, accounts.c.id == table.c.account_id).where(accounts.c.active)
    wanted = wanted.where(accounts.c.house == house).order_by(table.c.starts, accounts.c.name, table.c.id)
    with away_if_it_fails(), desk.connect() as connection:
        return [Absence(*row) for row in connection.execute(wanted)]


def add(desk: Engine, account_id: str, starts: date, ends: date) -> str:
    """A new one; returns its id."""
    made = secrets.token_urlsafe(16)
    row = {"id": made, "account_id": account_id, "starts": starts, "ends": ends}
    with away_if_it_fails(), desk.begin() as connection:
        connection.execute(sa.insert(table).values(row))
    return made


def remove(desk: Engine, account_id: str, absence_id: str) -> bool:
    """Takes away one of the person's own; false when there is no such."""
    gone = sa.delete(table).where(table.c.id == absence_id, table.c.account_id == account_id)
    with away_if_it_fails(), desk.begin() as connection:
        return connection.execute(gone).rowcount == 1


def forget_past(desk: Engine, today: date) -> None:
    """Deletes those that are over."""
    with away_if_it_fails(), desk.begin() as connection:
        connection.execute(sa.delete(table).where(table.c.ends < today))
