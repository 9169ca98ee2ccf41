"""What a test counts, and what it finds."""

from datetime import datetime

import sqlalchemy as sa

from bot.clock import COPENHAGEN
from bot.store.tables import metadata

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=COPENHAGEN)
DAY = NOW.date()
MONTH = DAY.replace(day=1)


def rows(engine: sa.Engine, table: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(metadata.tables[table].select())]


def total(engine: sa.Engine) -> int:
    """All counts of both tables together."""
    return sum(int(str(row[-1])) for table in metadata.tables for row in rows(engine, table))
