"""Proof that somebody has a house's key open: they tell what only that key opens.

To be given a key is no proof. Who takes over an account has what was sealed to its owner, and cannot open it.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from nacl.public import PublicKey, SealedBox

GOOD_FOR = timedelta(minutes=2)
LENGTH = 32


@dataclass(frozen=True)
class _Asked:
    key_id: str
    hash: bytes
    until: datetime


class Challenges:
    """What has been asked, in memory: the latest of each account, good once."""

    def __init__(self) -> None:
        self._asked: dict[str, _Asked] = {}

    def new(self, account_id: str, key_id: str, public: bytes, now: datetime) -> bytes:
        """Random bytes, sealed to a house's key, for one account to open."""
        told = secrets.token_bytes(LENGTH)
        self._asked[account_id] = _Asked(key_id, hashlib.sha256(told).digest(), now + GOOD_FOR)
        return bytes(SealedBox(PublicKey(public)).encrypt(told))

    def met(self, account_id: str, proof: bytes, now: datetime) -> str | None:
        """The id of the key that the account has shown to hold, if these are the bytes. There is one try."""
        asked = self._asked.pop(account_id, None)
        if asked is None or asked.until < now:
            return None
        right = secrets.compare_digest(hashlib.sha256(proof).digest(), asked.hash)
        return asked.key_id if right else None
