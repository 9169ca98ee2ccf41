"""The front's side of the requests: adds sealed ones; reads, writes on or takes back the one whose code it is given.

In PostgreSQL the front's role may do no more (`front_role.sql`): a row shows itself only to who has set its lookup.
"""

import contextlib
import secrets
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.clock import from_utc
from bot.requests.code import Ticket
from bot.requests.request import KEPT, Found, Gone, Message, New, NoHouseKey, quarter
from bot.requests.sealing import seal
from bot.requests.tables import REQUESTS, days, deployment, house_keys, messages, requests, withdrawn
from bot.store.away import StoreAway
from bot.store.database import connect, migrate
from bot.store.errors import away_if_it_fails

_TRIES = 3


class Mailbox:
    """Requests at an address of a database. Every method may raise StoreAway; what returned is committed."""

    def __init__(self, url: str) -> None:
        with away_if_it_fails():
            self._engine = connect(url)

    def migrate(self) -> None:
        """Brings the tables up to date, all or nothing."""
        with away_if_it_fails():
            migrate(self._engine, REQUESTS)

    def salt(self) -> bytes:
        """What every code of this deployment is stretched with."""
        with away_if_it_fails(), self._engine.connect() as connection:
            salt: bytes = connection.execute(sa.select(deployment.c.salt)).scalar_one()
            return salt

    def houses(self) -> frozenset[str]:
        """The houses that take requests."""
        current = sa.select(house_keys.c.house).where(house_keys.c.retired_at.is_(None))
        with away_if_it_fails(), self._engine.connect() as connection:
            return frozenset(connection.scalars(current))

    def full(self, house: str, first: date) -> frozenset[date]:
        """The days from `first` on that hold no more call-backs."""
        held = sa.select(days.c.day).where(days.c.house == house, days.c.day >= first, days.c.taken >= days.c.room)
        with away_if_it_fails(), self._engine.connect() as connection:
            return frozenset(connection.scalars(held))

    def add(self, new: New, ticket: Ticket, now: datetime) -> bool:
        """Seals and keeps a request, and holds its place on the day of a promised call-back. `now` is UTC.

        False when that day has filled up meanwhile: then nothing was kept. A second time with the same ticket changes
        nothing. Raises NoHouseKey.
        """
        with away_if_it_fails():
            try:
                with self._engine.begin() as connection:
                    if _is_kept(connection, ticket.lookup_hash):
                        return True
                    key = _house_key(connection, new.house)
                    if new.promised_from and not _hold(connection, new.house, from_utc(new.promised_from).date()):
                        return False
                    row = _row(new, ticket, now)
                    connection.execute(requests.insert().values(**row))
                    _say(connection, row["id"], 0, new.content, key, ticket.public_key, now)
            except IntegrityError:  # the same ticket, at this very moment
                self.find(ticket.lookup_hash)
        return True

    def find(self, lookup_hash: bytes) -> Found:
        """The request with this code. Raises Gone."""
        with away_if_it_fails(), self._engine.begin() as connection:
            row = _shown(connection, lookup_hash)
            told = sa.select(messages).where(messages.c.request_id == row.id, messages.c.for_parent.is_not(None))
            said = connection.execute(told.order_by(messages.c.number)).all()
        fields = {name: getattr(row, name) for name in Found.__annotations__ if name != "messages"}
        return Found(
            **fields, messages=tuple(Message(m.number, m.from_staff, m.written_at, m.for_parent) for m in said)
        )

    def write(self, lookup_hash: bytes, text: str, urgency: int, due_at: datetime, now: datetime) -> None:
        """One more message from the parent; a closed request waits again. Raises Gone, NoHouseKey."""
        with away_if_it_fails():
            for _ in range(_TRIES):
                # A therapist who writes at the same moment takes the number.
                with contextlib.suppress(IntegrityError), self._engine.begin() as connection:
                    row = _shown(connection, lookup_hash, change=True)
                    key = _house_key(connection, row.house)
                    last = sa.select(sa.func.max(messages.c.number)).where(messages.c.request_id == row.id)
                    number = int(connection.execute(last).scalar_one()) + 1
                    _say(connection, row.id, number, {"text": text}, key, row.parent_key, now)
                    again = _waiting_again(row, urgency, due_at)
                    connection.execute(requests.update().where(requests.c.id == row.id).values(**again))
                    return
        raise StoreAway("number_taken")

    def withdraw(self, lookup_hash: bytes) -> None:
        """Deletes the request with all that was written, and gives its place on the day back. Raises Gone."""
        with away_if_it_fails(), self._engine.begin() as connection:
            row = _shown(connection, lookup_hash, change=True)
            if row.promised_from and row.state != "done":
                _release(connection, row.house, from_utc(row.promised_from).date())
            connection.execute(withdrawn.insert().values(request_id=row.id, house=row.house, delete_at=row.delete_at))
            connection.execute(requests.delete().where(requests.c.id == row.id))


def _house_key(connection: Connection, house: str) -> tuple[str, bytes]:
    columns = sa.select(house_keys.c.key_id, house_keys.c.public_key)
    current = columns.where(house_keys.c.house == house, house_keys.c.retired_at.is_(None))
    found = connection.execute(current).first()
    if found is None:
        raise NoHouseKey
    return found.key_id, found.public_key


def _row(new: New, ticket: Ticket, now: datetime) -> dict[str, Any]:
    return {
        "id": secrets.token_urlsafe(16),
        "house": new.house,
        "kind": new.kind,
        "urgency": new.urgency,
        "lookup": ticket.lookup_hash,
        "parent_key": ticket.public_key,
        "created_at": quarter(now),
        "due_at": new.due_at,
        "promised_from": new.promised_from,
        "promised_until": new.promised_until,
        "delete_at": quarter(now) + KEPT,
    }


def _say(
    connection: Connection,
    request_id: str,
    number: int,
    content: dict[str, Any],
    key: tuple[str, bytes],
    parent_key: bytes,
    now: datetime,
) -> None:
    message = {"v": 1, "request": request_id, "number": number, "from": "parent", **content}
    key_id, public_key = key
    row = {
        "request_id": request_id,
        "number": number,
        "from_staff": False,
        "written_at": quarter(now),
        "key_id": key_id,
        "for_house": seal(message, public_key),
        "for_parent": seal(message, parent_key),
    }
    connection.execute(messages.insert().values(**row))


def _shown(connection: Connection, lookup_hash: bytes, change: bool = False) -> Any:
    """The request with this code, held until the transaction ends if it is to `change`.

    PostgreSQL shows the front only the row whose lookup is set for the transaction.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.set_config("natlys.lookup", lookup_hash.hex(), True)))
    found = sa.select(requests).where(requests.c.lookup == lookup_hash)
    row = connection.execute(found.with_for_update() if change else found).first()
    if row is None:
        raise Gone
    return row


def _is_kept(connection: Connection, lookup_hash: bytes) -> bool:
    with contextlib.suppress(Gone):
        return _shown(connection, lookup_hash) is not None
    return False


def _waiting_again(row: Any, urgency: int, due_at: datetime) -> dict[str, Any]:
    """What one more message changes: it is never less urgent, and whoever holds it goes on holding it."""
    closed = row.state == "done"
    reopened = {"state": "waiting", "due_at": due_at, "delete_at": row.created_at + KEPT} if closed else {}
    return {"version": row.version + 1, "urgency": max(row.urgency, urgency), **reopened}


def _hold(connection: Connection, house: str, day: date) -> bool:
    """Takes a place on the day; false when there is none. A day of which the desk says nothing has room."""
    of_day = (days.c.house == house) & (days.c.day == day)
    taking = days.update().where(of_day, days.c.taken < days.c.room).values(taken=days.c.taken + 1)
    if connection.execute(taking).rowcount:
        return True
    return connection.execute(sa.select(days.c.day).where(of_day)).first() is None


def _release(connection: Connection, house: str, day: date) -> None:
    of_day = (days.c.house == house) & (days.c.day == day) & (days.c.taken > 0)
    connection.execute(days.update().where(of_day).values(taken=days.c.taken - 1))
