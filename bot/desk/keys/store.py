"""Keys in the two databases: a house's public ones where the front finds them, the rest on the desk's side."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import postgresql, sqlite

from bot.desk import audit
from bot.desk.house.people import Therapist, colleague, house_of, therapists
from bot.desk.http import Refused
from bot.desk.keys import made
from bot.desk.parts import DeskParts
from bot.desk.person import Person
from bot.desk.tables import accounts, wraps
from bot.requests.tables import house_keys
from bot.store.errors import away_if_it_fails

# The same statement in both; SQLAlchemy has one class for each.
_INSERT: dict[str, Callable[[sa.Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


@dataclass(frozen=True)
class OwnKey:
    """A person's key: its secret half is locked with their phrase, which was stretched with the salt."""

    public: bytes
    wrapped: bytes
    salt: bytes


@dataclass(frozen=True)
class HouseKey:
    """A house's public key; the one without an end is the current one."""

    key_id: str
    public: bytes
    current: bool


def own(desk: Engine, account_id: str) -> OwnKey | None:
    """A person's key, once they have chosen a phrase."""
    wanted = sa.select(*accounts.c["public_key", "wrapped_secret", "phrase_salt"]).where(accounts.c.id == account_id)
    with away_if_it_fails(), desk.connect() as connection:
        row = connection.execute(wanted).one_or_none()
    return OwnKey(*row) if row and None not in row else None


def set_own(parts: DeskParts, person: Person, key: OwnKey) -> None:
    """Keeps a person's key. With another public half, what was sealed to the one before is of no use and is deleted."""
    values = {"public_key": key.public, "wrapped_secret": key.wrapped, "phrase_salt": key.salt}
    update = sa.update(accounts).where(accounts.c.id == person.id)
    with away_if_it_fails(), parts.desk.begin() as connection:
        # First a write: in SQLite one who reads first cannot wait for another writer.
        connection.execute(update.values(phrase_salt=key.salt))
        before = connection.scalar(sa.select(accounts.c.public_key).where(accounts.c.id == person.id))
        connection.execute(update.values(values))
        if before != key.public:
            connection.execute(sa.delete(wraps).where(wraps.c.account_id == person.id))
        audit.record_with(connection, parts, person, "own_key" if before != key.public else "own_phrase")


def of_house(requests: Engine, house: str) -> list[HouseKey]:
    """A house's keys, the newest first."""
    wanted = sa.select(*house_keys.c["key_id", "public_key", "retired_at"]).where(house_keys.c.house == house)
    with away_if_it_fails(), requests.connect() as connection:
        rows = connection.execute(wanted.order_by(house_keys.c.made_at.desc(), house_keys.c.key_id)).all()
    return [HouseKey(row.key_id, row.public_key, row.retired_at is None) for row in rows]


def held(desk: Engine, account_id: str) -> dict[str, bytes]:
    """What is sealed to a person, by key."""
    with away_if_it_fails(), desk.connect() as connection:
        return _held(connection, account_id)


def held_by(desk: Engine, account_ids: Collection[str]) -> dict[str, list[str]]:
    """Which keys each of some people holds."""
    wanted = sa.select(wraps.c.account_id, wraps.c.key_id).where(wraps.c.account_id.in_(account_ids))
    found: dict[str, list[str]] = {account_id: [] for account_id in account_ids}
    with away_if_it_fails(), desk.connect() as connection:
        for account_id, key_id in connection.execute(wanted.order_by(wraps.c.key_id)):
            found[account_id].append(key_id)
    return found


def new_house_key(
    parts: DeskParts, person: Person, key_id: str, public: bytes, sealed: Mapping[str, bytes], proven: str | None
) -> None:
    """A house's first key, or one that takes over. Its secret half comes sealed, to the person and to colleagues.

    While anyone in the house holds the current key, it is replaced only by one who has shown to have it open: `proven`
    is the id of the key of which that is known.
    """
    house, now = house_of(person), parts.utc()
    if person.id not in sealed:
        raise Refused("own_key_missing", 400)
    people = {one.id: one for one in therapists(parts.desk, house)}
    for account_id in sealed:
        _can_hold(people.get(account_id))
    retire = sa.update(house_keys).where(house_keys.c.house == house, house_keys.c.retired_at.is_(None))
    row = {"key_id": key_id, "house": house, "public_key": public, "made_at": now}
    with away_if_it_fails(), parts.requests.begin() as connection:
        _one_at_a_time(connection, house)
        replaced = connection.scalars(retire.values(retired_at=now).returning(house_keys.c.key_id)).all()
        try:
            # What is sealed is committed before the key: one that the front seals to and nobody can open must never
            # be. It is an INSERT, so that nobody's part of a key that is known is sealed anew.
            with parts.desk.begin() as ours:
                _may_replace(ours, person, replaced, people, proven)
                ours.execute(sa.insert(wraps), _rows(key_id, sealed))
                audit.record_with(ours, parts, person, made.ACTION)
            connection.execute(sa.insert(house_keys).values(row))
        except sa.exc.IntegrityError:
            raise Refused("bad_json", 400) from None


def share(parts: DeskParts, person: Person, account_id: str, sealed: Mapping[str, bytes]) -> None:
    """Gives a colleague of the same house keys that the person holds and the colleague lacks."""
    house = house_of(person)
    known = {key.key_id for key in of_house(parts.requests, house)}
    to = colleague(parts.desk, house, account_id)
    _can_hold(to)
    with away_if_it_fails(), parts.desk.begin() as connection:
        audit.record_with(connection, parts, person, "share_key")
        if not set(sealed) <= known & set(_held(connection, person.id)):
            raise Refused("key_missing", 403)
        rows = [row for key_id, box in sealed.items() for row in _rows(key_id, {to.id: box})]
        # What they have already stays as it is: when it was of no more use, it was deleted.
        connection.execute(_INSERT[connection.dialect.name](wraps).on_conflict_do_nothing(), rows)


def _can_hold(person: Therapist | None) -> None:
    if person is None:
        raise Refused("no_colleague", 400)
    if person.public_key is None:
        raise Refused("own_key_missing", 400)


def _may_replace(
    connection: Connection, person: Person, replaced: Collection[str], people: Collection[str], proven: str | None
) -> None:
    if proven in replaced:
        return
    wanted = sa.select(wraps.c.account_id).where(wraps.c.key_id.in_(replaced), wraps.c.account_id.in_(people))
    holders = set(connection.scalars(wanted))
    if holders:
        raise Refused("key_unproven" if person.id in holders else "key_exists", 409)


def _one_at_a_time(connection: Connection, house: str) -> None:
    """Two who make a house's first key at once: SQLite has one writer anyhow."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(house))))


def _held(connection: Connection, account_id: str) -> dict[str, bytes]:
    wanted = sa.select(wraps.c.key_id, wraps.c.sealed).where(wraps.c.account_id == account_id)
    return {key_id: sealed for key_id, sealed in connection.execute(wanted)}


def _rows(key_id: str, sealed: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [{"key_id": key_id, "account_id": account_id, "sealed": box} for account_id, box in sealed.items()]
