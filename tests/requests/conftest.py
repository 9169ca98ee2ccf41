"""A mailbox on each of the databases, a house with a key, and a parent with a code."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from nacl.bindings import sodium_unpad
from nacl.public import PrivateKey, SealedBox

from bot.requests.code import Ticket
from bot.requests.mailbox import Mailbox
from bot.requests.request import New
from bot.requests.tables import days, house_keys, messages
from bot.store.database import connect
from tests.store.conftest import address as address
from tests.store.conftest import postgres as postgres
from tests.store.conftest import sqlite_file as sqlite_file

HOUSE = "lolland"
NOW = datetime(2026, 11, 21, 22, 43, 17)
MONDAY = date(2026, 11, 23)
FROM, UNTIL = datetime(2026, 11, 23, 8), datetime(2026, 11, 23, 11)


def opened(box: bytes, secret: PrivateKey, request_id: str, number: int) -> dict[str, Any]:
    """A message, as any browser opens it: with libsodium and the secret alone."""
    told: dict[str, Any] = json.loads(sodium_unpad(SealedBox(secret).decrypt(box), 512))
    assert (told["request"], told["number"]) == (request_id, number)
    return told


@dataclass
class House:
    """A house's key with its secret half, and what stands in the database for it."""

    engine: sa.Engine
    name: str = HOUSE
    key_id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    def takes_requests(self) -> "House":
        row = {"key_id": self.key_id, "house": self.name, "public_key": bytes(self.secret.public_key), "made_at": NOW}
        with self.engine.begin() as connection:
            connection.execute(house_keys.insert().values(row))
        return self

    def has_room(self, room: int, day: date = MONDAY) -> None:
        with self.engine.begin() as connection:
            connection.execute(days.insert().values(house=self.name, day=day, room=room))

    def taken(self, day: date = MONDAY) -> int | None:
        wanted = sa.select(days.c.taken).where(days.c.house == self.name, days.c.day == day)
        with self.engine.connect() as connection:
            taken: int | None = connection.scalar(wanted)
            return taken

    def reads(self, request_id: str) -> list[dict[str, Any]]:
        """All messages of a request, as a therapist's browser opens them."""
        wanted = sa.select(messages.c.number, messages.c.for_house).where(messages.c.request_id == request_id)
        with self.engine.connect() as connection:
            found = connection.execute(wanted.order_by(messages.c.number)).all()
        return [opened(box, self.secret, request_id, number) for number, box in found]


@dataclass
class Parent:
    """Whoever holds a code: the lookup, and the key that opens the answers."""

    lookup: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    @property
    def ticket(self) -> Ticket:
        return Ticket(self.lookup, bytes(self.secret.public_key))

    @property
    def hash(self) -> bytes:
        return self.ticket.lookup_hash


def message(text: str = "Hun græder hver aften.", house: str = HOUSE, urgency: int = 1) -> New:
    """An anonymous message."""
    return New(house, "message", urgency, UNTIL, None, None, {"text": text, "topic": "crying"})


def callback(phone: str = "20 12 34 56", text: str = "Ring gerne.") -> New:
    """A call-back on Monday morning."""
    content = {"text": text, "contact": {"kind": "phone", "value": phone}}
    return New(HOUSE, "callback", 1, UNTIL, FROM, UNTIL, content)


@pytest.fixture
def engine(address: str) -> Iterator[sa.Engine]:
    """To look at what is in the database, as its owner."""
    made = connect(address)
    yield made
    made.dispose()


@pytest.fixture
def mailbox(address: str) -> Mailbox:
    made = Mailbox(address)
    made.migrate()
    return made


@pytest.fixture
def house(mailbox: Mailbox, engine: sa.Engine) -> House:
    return House(engine).takes_requests()
