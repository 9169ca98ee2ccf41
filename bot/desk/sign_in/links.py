"""Set-up links: each is good once, for three days; the database keeps a hash of it."""

import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa

from bot.desk.parts import DeskParts
from bot.desk.sign_in import sessions
from bot.desk.tables import accounts, wraps

GOOD_FOR = timedelta(hours=72)


def new(connection: sa.Connection, parts: DeskParts, account_id: str) -> str:
    """A new link for an account. What it signed in with until now, and where it is signed in, ends with it.

    So do its keys: whoever uses the link must be given the house's by a colleague, who asks them for their words.
    """
    token = secrets.token_urlsafe(32)
    sessions.end_all(connection, account_id)
    connection.execute(sa.delete(wraps).where(wraps.c.account_id == account_id))
    connection.execute(
        sa.update(accounts)
        .where(accounts.c.id == account_id)
        .values(
            link_hash=hashed(token),
            link_until=parts.utc() + GOOD_FOR,
            password_hash=None,
            totp_secret=None,
            failed=0,
            locked_until=None,
            public_key=None,
            wrapped_secret=None,
            phrase_salt=None,
        )
    )
    # After the # it stays in the browser: it is in no request line and so in no log on the way.
    return f"{parts.settings.desk_url}/set-up#{token}"


def hashed(token: str) -> bytes:
    """As the database keeps it. Without a salt: the token is random and long."""
    return hashlib.sha256(token.encode()).digest()
