"""From a person's groups at the sign-in server to their house and roles here, and to an account that has them."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Collection

import sqlalchemy as sa

from bot.desk.parts import DeskParts
from bot.desk.person import Role
from bot.desk.settings import Group
from bot.desk.tables import accounts
from bot.desk.users.accounts import columns, new_id, store
from bot.desk.users.fields import Fields
from bot.store.errors import away_if_it_fails

_LONGEST_NAME = 120


class Outside(Exception):
    """The person may not come in; the text is the code of what to say."""

    @property
    def code(self) -> str:
        """As in the desk's texts."""
        return str(self.args[0])


def account(parts: DeskParts, issuer: str, subject: str, name: str, groups: Collection[object]) -> str:
    """The id of the account that the sign-in server's `subject` has here, made or brought up to date. Raises Outside.

    It is found by issuer and subject alone, never by a name or an address that somebody else may have had here. Who
    has left every group loses house, roles, sessions and keys.
    """
    key = urlsafe_b64encode(hashlib.sha256(f"{issuer} {subject}".encode()).digest()).rstrip(b"=").decode()
    held = [given for group, given in parts.settings.oidc_groups.items() if group in groups]
    outside = _fault(parts, held)
    plain = "".join(filter(str.isprintable, name))[:_LONGEST_NAME] or "?"
    fields = Fields(plain, *((None, frozenset()) if outside else _given(held)))
    with away_if_it_fails(), parts.desk.begin() as connection:
        # Written before it is read: two sign-ins at once wait for each other.
        connection.execute(sa.update(accounts).where(accounts.c.subject == key).values(name=fields.name))
        row = connection.execute(sa.select(accounts).where(accounts.c.subject == key)).one_or_none()
        if row is not None:
            store(connection, row, fields, row.active)
            account_id, active = str(row.id), bool(row.active)
        elif not outside:
            account_id, active = new_id(), True
            made = {"id": account_id, "login": f"oidc:{key}", "subject": key, "made_at": parts.utc()}
            connection.execute(sa.insert(accounts).values(**made, **columns(fields)))
    if outside:
        raise Outside(outside)
    if not active:
        raise Outside("deactivated")
    return account_id


def _fault(parts: DeskParts, held: list[Group]) -> str | None:
    houses = {group.house for group in held if group.house}
    if not held:
        return "no_group"
    if len(houses) > 1:
        return "two_houses"
    return None if houses <= parts.houses().keys() else "house_unknown"


def _given(held: list[Group]) -> tuple[str | None, frozenset[Role]]:
    roles = frozenset[Role]().union(*(group.roles for group in held))
    return next((group.house for group in held if group.house), None), roles
