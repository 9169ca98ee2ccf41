"""The tables of the front. No row describes a conversation or a person.

SQLite keeps rows in the order of their keys (no rowid): the order in which they were first written would tell which
came up in the same five minutes.
"""

from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Tables

metadata = sa.MetaData()

daily = sa.Table(
    "daily",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("house", sa.String(40), primary_key=True),
    sa.Column("measure", sa.String(40), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

monthly = sa.Table(
    "monthly",
    metadata,
    sa.Column("month", sa.Date, primary_key=True),
    sa.Column("house", sa.String(40), primary_key=True),
    sa.Column("dimension", sa.String(40), primary_key=True),
    sa.Column("value", sa.String(60), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

COUNTS = Tables(metadata, Path(__file__).parent / "migrations" / "versions", "alembic_version")
