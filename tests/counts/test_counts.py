"""Counts on a real SQLite: atomic, kept while the database is away, and nothing but counts."""

import contextlib
import sqlite3
import threading
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from bot.clock import COPENHAGEN
from bot.counts.counter import Counts
from bot.store import database
from bot.store.counters import CounterStore
from bot.store.tables import metadata

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=COPENHAGEN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "private" / "counts.sqlite3"


@pytest.fixture
def store(file: Path) -> CounterStore:
    made = CounterStore(f"sqlite:///{file}")
    made.migrate()
    return made


@pytest.fixture
def engine(store: CounterStore, file: Path) -> Engine:
    return database.connect(f"sqlite:///{file}")


def rows(engine: Engine, table: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(metadata.tables[table].select())]


def test_counts_add_up_over_flushes(store: CounterStore, engine: Engine):
    counts = Counts()
    for _ in range(3):
        counts.message(NOW, "lolland")
        counts.once(NOW, "lolland", "topic", "sleep")
        counts.flush(store)
    assert rows(engine, "daily") == [(NOW.date(), "lolland", "messages", 3)]
    assert rows(engine, "monthly") == [(NOW.date().replace(day=1), "lolland", "topic", "sleep", 3)]


def test_eight_writers_lose_none(store: CounterStore, engine: Engine):
    month = NOW.date().replace(day=1)

    def write() -> None:
        for _ in range(50):
            store.add_monthly(month, "lolland", "topic", "sleep", 1)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert rows(engine, "monthly")[0][-1] == 400


def test_a_locked_database_loses_no_count(
    store: CounterStore, engine: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    impatient = CounterStore(f"sqlite:///{file}")
    counts = Counts()
    counts.message(NOW, None)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        counts.flush(impatient)
        held.execute("ROLLBACK")
    assert rows(engine, "daily") == []
    counts.flush(store)
    assert rows(engine, "daily")[0][-1] == 1


def test_the_file_is_for_its_owner_alone(engine: Engine, file: Path):
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_tables_are_what_the_migrations_make_and_hold_counters_only(engine: Engine):
    inspector = sa.inspect(engine)
    assert set(inspector.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        assert [c["name"] for c in inspector.get_columns(name)] == [c.name for c in table.columns]
        assert [c.name for c in table.columns if not c.primary_key] == ["count"]


def test_migrating_twice_changes_nothing(store: CounterStore, engine: Engine):
    counts = Counts()
    counts.message(NOW, None)
    counts.flush(store)
    store.migrate()
    assert len(rows(engine, "daily")) == 1
