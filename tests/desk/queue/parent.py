"""A parent with a request, and a therapist's browser: real sealed boxes, made and opened where they should be."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import nacl.pwhash
import nacl.secret
import nacl.utils
import sqlalchemy as sa
from nacl.public import PrivateKey, PublicKey, SealedBox

from bot.desk.parts import DeskParts
from bot.requests.tables import messages, requests
from tests.desk.conftest import Colleague

_BLOCK = 512
# The server does not see how hard a phrase is stretched; a browser does it in earnest.
_OPS, _MEMORY = nacl.pwhash.argon2id.OPSLIMIT_MIN, nacl.pwhash.argon2id.MEMLIMIT_MIN
PHRASE = "seks små ord til en lås"


def written(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def read(value: str) -> bytes:
    return urlsafe_b64decode(value + "=" * (-len(value) % 4))


def padded(text: bytes) -> bytes:
    return text + b"\x80" + b"\0" * (-(len(text) + 1) % _BLOCK)


def sealed(message: dict[str, object], to: PublicKey) -> bytes:
    return SealedBox(to).encrypt(padded(json.dumps(message, ensure_ascii=False).encode()))


def opened(box: bytes, secret: PrivateKey) -> dict[str, object]:
    text: dict[str, object] = json.loads(SealedBox(secret).decrypt(box).rstrip(b"\0").removesuffix(b"\x80"))
    return text


@dataclass
class HouseKey:
    """A house's key with its secret half, which only browsers have."""

    key_id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)


@dataclass
class Keyring:
    """What a therapist's browser knows once the phrase has been typed."""

    colleague: Colleague
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    def make_own(self, phrase: str = PHRASE) -> None:
        salt = nacl.utils.random(16)
        wrapped = nacl.secret.SecretBox(_stretched(phrase, salt)).encrypt(bytes(self.secret))
        mine = {"public": written(bytes(self.secret.public_key)), "wrapped": written(wrapped), "salt": written(salt)}
        done = self.colleague.browser.post("/api/keys/mine", json=mine)
        assert done.status_code == 204, done.text

    def make_house(self, key: HouseKey, *others: "Keyring", holding: HouseKey | None = None) -> int:
        """`holding`: the current one, which this browser has open and shows to have."""
        body = {
            "key_id": key.key_id,
            "public": written(bytes(key.secret.public_key)),
            "wraps": {one.colleague.id: one.wrap(key) for one in (self, *others)},
            "proof": holding and written(self.open_challenge(holding)),
        }
        return self.colleague.browser.post("/api/keys/house", json=body).status_code

    def open_challenge(self, key: HouseKey) -> bytes:
        """Opens with a house's key what the server asks."""
        told = self.colleague.browser.post("/api/keys/house/challenge", json={}).json()
        return SealedBox(key.secret).decrypt(read(told["challenge"]))

    def wrap(self, key: HouseKey) -> str:
        """The house's secret, sealed to this person."""
        return written(SealedBox(self.secret.public_key).encrypt(bytes(key.secret)))

    def share(self, other: "Keyring", *keys: HouseKey) -> int:
        body = {"account_id": other.colleague.id, "wraps": {key.key_id: other.wrap(key) for key in keys}}
        return self.colleague.browser.post("/api/keys/share", json=body).status_code

    def unlocked(self, phrase: str = PHRASE) -> dict[str, PrivateKey]:
        """The secrets of the house's keys, from what the server gives and the phrase alone."""
        told = self.colleague.browser.get("/api/keys").json()
        mine = told["mine"]
        own = nacl.secret.SecretBox(_stretched(phrase, read(mine["salt"]))).decrypt(read(mine["wrapped"]))
        box = SealedBox(PrivateKey(own))
        return {key["key_id"]: PrivateKey(box.decrypt(read(key["sealed"]))) for key in told["house"] if key["sealed"]}


def _stretched(phrase: str, salt: bytes) -> bytes:
    return nacl.pwhash.argon2id.kdf(32, phrase.encode(), salt, opslimit=_OPS, memlimit=_MEMORY)


@dataclass
class Parent:
    """Whoever holds the reply code: the request's id, and the key that the code gives."""

    parts: DeskParts
    key: HouseKey
    house: str = "lolland"
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    def asks(
        self,
        text: str = "Han sover ikke.",
        *,
        kind: str = "message",
        urgency: int = 1,
        created_at: datetime | None = None,
        due_at: datetime | None = None,
        promised: tuple[datetime, datetime] | None = None,
    ) -> "Parent":
        made = created_at or self.parts.utc()
        row = {
            "id": self.id,
            "house": self.house,
            "kind": kind,
            "urgency": urgency,
            "lookup": secrets.token_bytes(32),
            "parent_key": bytes(self.secret.public_key),
            "created_at": made,
            "due_at": due_at or made + timedelta(days=1),
            "promised_from": promised and promised[0],
            "promised_until": promised and promised[1],
            "delete_at": made + timedelta(days=60),
        }
        with self.parts.requests.begin() as connection:
            connection.execute(sa.insert(requests).values(row))
        self.writes(text)
        return self

    def writes(self, text: str) -> None:
        """A message, as the front seals it."""
        with self.parts.requests.begin() as connection:
            number = (
                connection.scalar(sa.select(sa.func.max(messages.c.number)).where(messages.c.request_id == self.id))
                or 0
            ) + 1
            message = {"v": 1, "request": self.id, "number": number, "from": "parent", "text": text}
            row = {
                "request_id": self.id,
                "number": number,
                "from_staff": False,
                "written_at": self.parts.utc(),
                "key_id": self.key.key_id,
                "for_house": sealed(message, self.key.secret.public_key),
                "for_parent": sealed(message, self.secret.public_key),
            }
            connection.execute(sa.insert(messages).values(row))

    def reads(self) -> list[dict[str, object]]:
        """What the code opens."""
        wanted = sa.select(messages.c.for_parent).where(
            messages.c.request_id == self.id, messages.c.for_parent.is_not(None)
        )
        with self.parts.requests.connect() as connection:
            return [opened(box, self.secret) for box in connection.scalars(wanted.order_by(messages.c.number))]

    def reply(self, number: int, text: str, version: int, author: str = "staff") -> dict[str, object]:
        """The body of an answer, or of a colleague's advice, as a therapist's browser makes it."""
        message: dict[str, object] = {"v": 1, "request": self.id, "number": number, "from": author, "text": text}
        body: dict[str, object] = {
            "version": version,
            "number": number,
            "key_id": self.key.key_id,
            "for_house": written(sealed(message, self.key.secret.public_key)),
        }
        if author == "staff":
            body["for_parent"] = written(sealed(message, self.secret.public_key))
        return body
