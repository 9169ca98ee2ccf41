"""Sessions: the browser holds a random token, the database only its hash."""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import sqlalchemy as sa

from bot.desk.parts import DeskParts
from bot.desk.person import Person, roles_from
from bot.desk.tables import accounts, sessions
from bot.store.errors import away_if_it_fails

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=10)
_BYTES = 32
# A session's last use is written at most this often: reading should not be writing.
_TOUCH = timedelta(minutes=1)


def begin(parts: DeskParts, account_id: str) -> str:
    """A new session; its token goes into the cookie. Sessions that are over go at the same time."""
    token = secrets.token_bytes(_BYTES)
    now = parts.utc()
    with away_if_it_fails(), parts.desk.begin() as connection:
        connection.execute(
            sa.delete(sessions).where((sessions.c.used_at < now - IDLE) | (sessions.c.made_at < now - WHOLE))
        )
        connection.execute(
            sa.insert(sessions).values(hash=_hash(token), account_id=account_id, made_at=now, used_at=now)
        )
    return urlsafe_b64encode(token).rstrip(b"=").decode()


def find(parts: DeskParts, token: str, *, quiet: bool) -> Person | None:
    """Whose session it is, if it holds and the account is active; its use is noted unless `quiet`."""
    hashed = _hashed(token)
    if hashed is None:
        return None
    now = parts.utc()
    wanted = (
        sa.select(accounts.c.id, accounts.c.name, accounts.c.house, accounts.c.roles, sessions.c.used_at)
        .join(sessions, sessions.c.account_id == accounts.c.id)
        .where(sessions.c.hash == hashed, accounts.c.active)
        .where(sessions.c.used_at >= now - IDLE, sessions.c.made_at >= now - WHOLE)
    )
    with away_if_it_fails(), parts.desk.begin() as connection:
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        if not quiet and now - row.used_at >= _TOUCH:
            connection.execute(sa.update(sessions).where(sessions.c.hash == hashed).values(used_at=now))
    return Person(row.id, row.name, row.house, roles_from(row.roles))


def end(parts: DeskParts, token: str) -> None:
    """Ends one session."""
    with away_if_it_fails(), parts.desk.begin() as connection:
        connection.execute(sa.delete(sessions).where(sessions.c.hash == _hashed(token)))


def end_all(connection: sa.Connection, account_id: str) -> None:
    """Ends every session of an account, in the transaction that changes the account."""
    connection.execute(sa.delete(sessions).where(sessions.c.account_id == account_id))


def _hashed(token: str) -> bytes | None:
    try:
        decoded = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    return _hash(decoded) if len(decoded) == _BYTES else None


def _hash(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()
