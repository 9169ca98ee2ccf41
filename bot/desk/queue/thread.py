"""The sealed messages of a request: released after that is recorded, and added to, sealed in the browser."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.desk import audit, fields
from bot.desk.house.people import house_of
from bot.desk.http import Refused
from bot.desk.parts import DeskParts
from bot.desk.person import Person
from bot.desk.queue.changes import change, found, mine, refusal
from bot.desk.queue.rows import Row, shown
from bot.requests.base64url import encoded
from bot.requests.tables import house_keys, messages, requests
from bot.store.errors import away_if_it_fails


@dataclass(frozen=True)
class Sealed:
    """A message as a browser sends it. `for_parent` is empty for a colleague's advice."""

    number: int
    key_id: str
    for_house: bytes
    for_parent: bytes | None


class _Refuse(Exception):
    """Ends a transaction in which the message cannot be added."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(parts: DeskParts, person: Person, request_id: str) -> dict[str, Any]:
    """A request with its messages. Who reads it is recorded first, and committed: else nothing is read."""
    found(parts, person, request_id)
    audit.record(parts, person, "open", request_id)
    wanted = sa.select(*messages.c["number", "from_staff", "written_at", "key_id", "for_house"])
    wanted = wanted.join(requests).where(requests.c.id == request_id, requests.c.house == house_of(person))
    key = sa.select(requests.c.parent_key).where(requests.c.id == request_id, requests.c.house == house_of(person))
    with away_if_it_fails(), parts.requests.connect() as connection:
        written = connection.execute(wanted.order_by(messages.c.number)).all()
        parent_key = connection.execute(key).scalar_one_or_none()
    row = found(parts, person, request_id)
    if parent_key is None:  # withdrawn at this very moment
        raise Refused("not_found", 404)
    return {
        "request": shown(parts, [row])[0],
        "parent_key": encoded(parent_key),
        "messages": [
            {
                "number": message.number,
                "from_staff": message.from_staff,
                "written_at": fields.spoken(message.written_at),
                "key_id": message.key_id,
                "for_house": encoded(message.for_house),
            }
            for message in written
        ],
    }


def answer(parts: DeskParts, person: Person, request_id: str, version: int, sealed: Sealed) -> Row:
    """Adds the written answer of who has claimed it."""
    return _add(parts, person, request_id, version, "answer", mine(person), sealed)


def note(parts: DeskParts, person: Person, request_id: str, version: int, sealed: Sealed) -> Row:
    """Adds what stays in the house: of who has claimed it, or of the colleague who was asked."""
    asked = (requests.c.state == "claimed") & (requests.c.advice_of == person.id)
    return _add(parts, person, request_id, version, "note", mine(person) | asked, sealed)


def _add(
    parts: DeskParts,
    person: Person,
    request_id: str,
    version: int,
    action: str,
    when: sa.ColumnElement[bool],
    sealed: Sealed,
) -> Row:
    row = {
        "request_id": request_id,
        "number": sealed.number,
        "from_staff": True,
        "written_at": parts.utc(),
        "key_id": sealed.key_id,
        "for_house": sealed.for_house,
        "for_parent": sealed.for_parent,
    }

    def insert(connection: sa.Connection) -> None:
        last = connection.scalar(sa.select(sa.func.max(messages.c.number)).where(messages.c.request_id == request_id))
        if last is None or sealed.number != last + 1:
            raise _Refuse("changed")
        current = sa.select(house_keys.c.key_id).where(
            house_keys.c.house == house_of(person), house_keys.c.retired_at.is_(None)
        )
        if connection.scalar(current) != sealed.key_id:
            raise _Refuse("wrong_key")
        try:
            connection.execute(sa.insert(messages).values(row))
        except sa.exc.IntegrityError:  # the parent wrote at this very moment
            raise _Refuse("changed") from None

    try:
        return change(parts, person, request_id, version, action, when, values={}, besides=insert)
    except _Refuse as why:
        if why.code == "changed":
            raise refusal(parts, person, request_id, -1) from None
        raise Refused(why.code, 409) from None
