"""From a set-up link to an account that can sign in: a password of one's own, and an app for one-time codes."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.desk.http import Refused
from bot.desk.parts import DeskParts
from bot.desk.sign_in import links, passwords, totp
from bot.desk.tables import accounts
from bot.store.errors import away_if_it_fails


@dataclass(frozen=True)
class Begun:
    """Whose link it is, and the secret that their app is to have."""

    account_id: str
    login: str
    name: str
    secret: str


def begin(parts: DeskParts, token: str) -> Begun:
    """Says whose link it is. The secret stays the same when the page is loaded again. Raises Refused."""
    with away_if_it_fails(), parts.desk.begin() as connection:
        connection.execute(
            sa.update(accounts)
            .where(_good(parts, token), accounts.c.totp_secret.is_(None))
            .values(totp_secret=totp.new_secret())
        )
        row = connection.execute(sa.select(accounts).where(_good(parts, token))).one_or_none()
    if row is None:
        raise Refused("link_used", 410)
    return Begun(row.id, row.login, row.name, row.totp_secret)


def finish(parts: DeskParts, token: str, password: str, code: str) -> str:
    """Uses up the link and gives the account its password. Returns the account's id. Raises Refused."""
    begun = begin(parts, token)
    if fault := passwords.fault(password, begun.login):
        raise Refused(fault, 400)
    step = totp.step_of(begun.secret, code, parts.clock())
    if step is None:
        raise Refused("code_wrong", 400)
    password_hash = passwords.hashed(password)
    with away_if_it_fails(), parts.desk.begin() as connection:
        done = connection.execute(
            sa.update(accounts)
            .where(_good(parts, token))
            .values(password_hash=password_hash, totp_last=step, link_hash=None, link_until=None)
        )
    if done.rowcount != 1:
        raise Refused("link_used", 410)
    return begun.account_id


def _good(parts: DeskParts, token: str) -> sa.ColumnElement[bool]:
    return sa.and_(accounts.c.link_hash == links.hashed(token), accounts.c.link_until >= parts.utc(), accounts.c.active)
