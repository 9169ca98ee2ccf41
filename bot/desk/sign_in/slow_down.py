"""After some wrong tries a login is locked for a while, longer each time, whether it exists or not.

A try is counted before it is looked at, and taken back when it was right: many at once are not more than one by one.
"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.desk.tables import accounts

FREE_TRIES = 5
_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)
_MOST_DOUBLINGS = 6
_MOST_UNKNOWN = 10_000


def locked_for(failed: int) -> timedelta | None:
    """How long a login is locked after so many tries in a row."""
    if failed < FREE_TRIES:
        return None
    return min(_FIRST * (1 << min(failed - FREE_TRIES, _MOST_DOUBLINGS)), _LONGEST)


def count(connection: sa.Connection, account_id: str, now: datetime) -> bool:
    """Counts a try at an account; false when it is locked, and then nothing is counted."""
    # Written before it is read, so that two at once wait for each other.
    counted = connection.execute(
        sa.update(accounts)
        .where(accounts.c.id == account_id)
        .where(accounts.c.locked_until.is_(None) | (accounts.c.locked_until <= now))
        .values(failed=accounts.c.failed + 1)
    )
    if counted.rowcount != 1:
        return False
    failed = connection.execute(sa.select(accounts.c.failed).where(accounts.c.id == account_id)).scalar_one()
    if wait := locked_for(failed):
        connection.execute(sa.update(accounts).where(accounts.c.id == account_id).values(locked_until=now + wait))
    return True


@dataclass
class _Tries:
    failed: int = 0
    locked_until: datetime | None = None


class Unknown:
    """Tries at logins that do not exist, in memory: the latest ten thousand, as hashes."""

    def __init__(self) -> None:
        self._tries: OrderedDict[bytes, _Tries] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def count(self, login: str, now: datetime) -> bool:
        """As `count` does for an account."""
        key = hashlib.sha256(login.encode(errors="replace")).digest()
        with self._one_at_a_time:
            tries = self._tries.setdefault(key, _Tries())
            self._tries.move_to_end(key)
            while len(self._tries) > _MOST_UNKNOWN:
                self._tries.popitem(last=False)
            if tries.locked_until and tries.locked_until > now:
                return False
            tries.failed += 1
            if wait := locked_for(tries.failed):
                tries.locked_until = now + wait
            return True
