"""The record of who did what to which request when, and never of what stood in it. Rows are added, never changed."""

import sqlalchemy as sa

from bot.desk.parts import DeskParts
from bot.desk.person import Person
from bot.desk.tables import audit
from bot.store.errors import away_if_it_fails


def record(parts: DeskParts, person: Person, action: str, request_id: str | None = None) -> None:
    """One row; when this returns it is committed. Raises StoreAway when it is not."""
    with away_if_it_fails(), parts.desk.begin() as connection:
        record_with(connection, parts, person, action, request_id)


def record_with(
    connection: sa.Connection, parts: DeskParts, person: Person, action: str, request_id: str | None = None
) -> None:
    """One row, in the transaction that does the thing."""
    row = {"at": parts.utc(), "account_id": person.id, "house": person.house}
    connection.execute(sa.insert(audit).values(**row, request_id=request_id, action=action))
