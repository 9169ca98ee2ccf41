"""Deletes requests when their time has come: fourteen days after closing, sixty days after they were made.

In SQLite `secure_delete` overwrites what was deleted, in the file and in its journal. PostgreSQL does less. A deleted
row stays in its page until VACUUM has passed, and its bytes until the page is written anew; it stays in the
write-ahead log until that is recycled, and in every backup and replica as long as these are kept. What stays is
sealed, save for house, urgency, state and times. So for PostgreSQL: leave autovacuum on, keep backups of this database
no longer than the sixty days, and make a new house key when an old one may have come into wrong hands.
"""

from datetime import timedelta

import sqlalchemy as sa

from bot.desk.house import absences
from bot.desk.parts import DeskParts
from bot.requests.tables import days, requests, withdrawn
from bot.store.errors import away_if_it_fails


def delete(parts: DeskParts) -> None:
    """Deletes what is over: requests with their messages, what is left of withdrawn ones, past days and absences."""
    now, today = parts.utc(), parts.clock().date()
    with away_if_it_fails(), parts.requests.begin() as connection:
        connection.execute(sa.delete(requests).where(requests.c.delete_at <= now))
        connection.execute(sa.delete(withdrawn).where(withdrawn.c.delete_at <= now))
        connection.execute(sa.delete(days).where(days.c.day < today - timedelta(days=1)))
    absences.forget_past(parts.desk, today)
