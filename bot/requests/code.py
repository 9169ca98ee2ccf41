"""Reply codes: six words that let a parent come back to what they wrote, and open the answer to it.

The code is stretched with argon2id and the deployment's salt; from that come a lookup id, by which the row is found,
and an X25519 key pair, to which the answers are sealed. The server keeps a hash of the first and the public half of the
second. In a browser all of it happens there (`static/codes.js` does the same with libsodium.js); only Telegram's codes
are made here.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.public import PrivateKey
from nacl.pwhash import argon2id

WORDS = 6
LOOKUP_BYTES, KEY_BYTES = 16, 32
MEMORY = 64 * 1024 * 1024  # bytes
PASSES = 2
LIST = Path(__file__).with_name("words.txt")
_LETTERS = re.compile(r"[a-zæøåéü]+")


@dataclass(frozen=True)
class Ticket:
    """What the server may know of a code: where its row is, and whom to seal answers to."""

    lookup: bytes
    public_key: bytes

    @property
    def lookup_hash(self) -> bytes:
        """What is kept of the lookup id: a stolen database opens no door."""
        return hashlib.sha256(self.lookup).digest()


@dataclass(frozen=True)
class Code:
    """A code with what comes of it; only where the parent's own device cannot do it."""

    words: str
    ticket: Ticket
    secret: PrivateKey


@cache
def words() -> tuple[str, ...]:
    """The 2,048 words."""
    return tuple(LIST.read_text(encoding="utf-8").split())


def new_words() -> str:
    """Six random words: 66 bits."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS))


def read_words(text: str) -> str | None:
    """The code in a text that is nothing else; None when it is none. Case, commas and line breaks do not matter."""
    found = _LETTERS.findall(text.lower())
    return " ".join(found) if len(found) == WORDS and set(found) <= set(words()) else None


def derive(code: str, salt: bytes) -> Code:
    """Stretches a code; takes a tenth of a second and 64 MiB."""
    master = argon2id.kdf(32, code.encode(), salt, opslimit=PASSES, memlimit=MEMORY)
    secret = PrivateKey.from_seed(_expand(master, b"natlys reply key", KEY_BYTES))
    return Code(code, Ticket(_expand(master, b"natlys reply lookup", LOOKUP_BYTES), bytes(secret.public_key)), secret)


def _expand(master: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=purpose).derive(master)
