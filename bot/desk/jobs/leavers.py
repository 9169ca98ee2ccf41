"""Lets go of what people held who are no longer therapists of a house: its requests, and its keys.

The keys are taken where the account is changed. Here goes what a colleague shared with the leaver at that very moment.
"""

import sqlalchemy as sa

from bot.desk.house.people import therapists
from bot.desk.parts import DeskParts
from bot.desk.tables import wraps
from bot.requests.tables import house_keys, requests
from bot.store.errors import away_if_it_fails


def let_go(parts: DeskParts) -> None:
    """Puts requests that leavers had claimed back to those that wait, and deletes keys that were sealed to them."""
    homes = {person.id: person.house for person in therapists(parts.desk)}
    _requests(parts, homes)
    _keys(parts, homes)


def _requests(parts: DeskParts, homes: dict[str, str]) -> None:
    held = sa.select(*requests.c["id", "house", "version", "claimed_by", "advice_of"]).where(
        requests.c.state == "claimed"
    )
    with away_if_it_fails(), parts.requests.connect() as connection:
        rows = connection.execute(held).all()
    for row in rows:
        if homes.get(row.claimed_by) != row.house:
            values = {"state": "waiting", "claimed_by": None, "advice_of": None}
        elif row.advice_of and homes.get(row.advice_of) != row.house:
            values = {"advice_of": None}
        else:
            continue
        release = sa.update(requests).where(requests.c.id == row.id, requests.c.version == row.version)
        with away_if_it_fails(), parts.requests.begin() as connection:
            connection.execute(release.values(version=row.version + 1, **values))


def _keys(parts: DeskParts, homes: dict[str, str]) -> None:
    with away_if_it_fails(), parts.desk.connect() as connection:
        sealed = connection.execute(sa.select(wraps.c.key_id, wraps.c.account_id)).all()
    with away_if_it_fails(), parts.requests.connect() as connection:
        houses = {row.key_id: row.house for row in connection.execute(sa.select(*house_keys.c["key_id", "house"]))}
    for key_id, account_id in sealed:
        # A key that is not known is being made at this moment.
        if key_id in houses and homes.get(account_id) != houses[key_id]:
            gone = sa.delete(wraps).where(wraps.c.key_id == key_id, wraps.c.account_id == account_id)
            with away_if_it_fails(), parts.desk.begin() as connection:
                connection.execute(gone)
