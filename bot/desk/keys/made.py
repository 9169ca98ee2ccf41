"""Which keys a house has been given lately, and by whom: so that one made by a stranger, or in a name, is noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.desk.parts import DeskParts
from bot.desk.tables import accounts, audit
from bot.store.errors import away_if_it_fails

TOLD_FOR = timedelta(days=14)
ACTION = "house_key"


@dataclass(frozen=True)
class Made:
    """A new key for the house, by the record."""

    account_id: str
    name: str
    at: datetime


def lately(parts: DeskParts, house: str) -> list[Made]:
    """The newest first. Who made it is told also when they are gone."""
    wanted = sa.select(audit.c.account_id, accounts.c.name, audit.c.at).join(
        accounts, accounts.c.id == audit.c.account_id
    )
    wanted = wanted.where(audit.c.action == ACTION, audit.c.house == house, audit.c.at >= parts.utc() - TOLD_FOR)
    with away_if_it_fails(), parts.desk.connect() as connection:
        return [Made(*row) for row in connection.execute(wanted.order_by(audit.c.id.desc()))]
