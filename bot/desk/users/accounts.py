"""The accounts in the database: made, changed, given a new link. A change of what one may do ends their sessions."""

import logging
import secrets
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.desk.parts import DeskParts
from bot.desk.person import Role, roles_from, roles_written
from bot.desk.sign_in import links, sessions
from bot.desk.tables import accounts, wraps
from bot.desk.users.fields import Fields, Unfit
from bot.store.errors import away_if_it_fails

log = logging.getLogger(__name__)

_IS_ADMINISTRATOR = accounts.c.roles.contains(Role.ADMINISTRATOR.value)


class Unknown(LookupError):
    """There is no such account."""


def everyone(parts: DeskParts) -> list[dict[str, Any]]:
    """All accounts by name, as an administrator sees them."""
    with away_if_it_fails(), parts.desk.connect() as connection:
        rows = connection.execute(sa.select(accounts).order_by(accounts.c.name, accounts.c.id)).all()
    return [
        {
            "id": row.id,
            "login": row.login if row.subject is None else None,
            "name": row.name,
            "house": row.house,
            "roles": sorted(roles_from(row.roles)),
            "active": row.active,
            "sign_in": "oidc" if row.subject else "local",
            "set_up": row.subject is not None or row.password_hash is not None,
        }
        for row in rows
    ]


def make(parts: DeskParts, login: str, fields: Fields) -> tuple[str, str]:
    """A new account; its id and its set-up link. Raises Unfit when the login is taken."""
    account_id = new_id()
    with away_if_it_fails(), parts.desk.begin() as connection:
        try:
            connection.execute(
                sa.insert(accounts).values(id=account_id, login=login, made_at=parts.utc(), **columns(fields))
            )
        except IntegrityError:
            raise Unfit("login_taken") from None
        link = links.new(connection, parts, account_id)
    log.info("account.made.%s", account_id)
    return account_id, link


def change(parts: DeskParts, by: str, account_id: str, fields: Fields, active: bool) -> None:
    """Changes an account. Raises Unknown, or Unfit.

    Nobody gives themselves a role or another house, and one who can sign in as administrator must remain.
    """
    with away_if_it_fails(), parts.desk.begin() as connection:
        # Written before it is read: two administrators who take the role from each other wait for each other.
        connection.execute(sa.update(accounts).where(_IS_ADMINISTRATOR).values(active=accounts.c.active))
        row = connection.execute(sa.select(accounts).where(accounts.c.id == account_id)).one_or_none()
        if row is None:
            raise Unknown
        if row.subject and (fields.roles, fields.house) != (roles_from(row.roles), row.house):
            raise Unfit("groups_decide")
        if by == account_id and (not fields.roles <= roles_from(row.roles) or fields.house != row.house):
            raise Unfit("own_roles")
        store(connection, row, fields, active)
        if not connection.execute(_administrators()).scalar_one():
            raise Unfit("last_administrator")
    log.info("account.changed.%s.by.%s", account_id, by)


def store(connection: sa.Connection, row: sa.Row[Any], fields: Fields, active: bool) -> None:
    """Writes the fields. Sessions end, and keys to a house are taken away, as far as the change asks for it."""
    connection.execute(sa.update(accounts).where(accounts.c.id == row.id).values(active=active, **columns(fields)))
    if (active, fields.house, fields.roles) != (row.active, row.house, roles_from(row.roles)):
        sessions.end_all(connection, row.id)
    if not active or fields.house != row.house or Role.THERAPIST not in fields.roles:
        connection.execute(sa.delete(wraps).where(wraps.c.account_id == row.id))


def relink(parts: DeskParts, account_id: str) -> str:
    """A new set-up link, for a forgotten password or a lost phone. Raises Unknown, or Unfit."""
    with away_if_it_fails(), parts.desk.begin() as connection:
        row = connection.execute(sa.select(accounts).where(accounts.c.id == account_id)).one_or_none()
        if row is None:
            raise Unknown
        if row.subject:
            raise Unfit("elsewhere")
        link = links.new(connection, parts, account_id)
    log.info("account.link.%s", account_id)
    return link


def of_login(parts: DeskParts, login: str) -> str:
    """The id of the account with a login. Raises Unknown."""
    with away_if_it_fails(), parts.desk.connect() as connection:
        found = connection.execute(sa.select(accounts.c.id).where(accounts.c.login == login)).scalar_one_or_none()
    if found is None:
        raise Unknown
    return str(found)


def columns(fields: Fields) -> dict[str, Any]:
    """The fields as they stand in the table."""
    return {"name": fields.name, "house": fields.house, "roles": roles_written(fields.roles)}


def new_id() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


def _administrators() -> sa.Select[int]:
    """How many there are who can sign in."""
    can_sign_in = accounts.c.password_hash.is_not(None) | accounts.c.subject.is_not(None)
    return sa.select(sa.func.count()).where(_IS_ADMINISTRATOR, accounts.c.active, can_sign_in)
