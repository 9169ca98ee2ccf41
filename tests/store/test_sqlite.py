"""What is special about the SQLite file: whose it is, and that it holds the counts of now and no history."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot.counts.counter import Counts
from bot.store.counters import CounterStore
from bot.store.database import connect
from tests.store.counted import DAY, MONTH, NOW, total


@pytest.fixture
def address(sqlite_file: Path) -> str:
    return f"sqlite:///{sqlite_file}"


def test_the_files_are_for_their_owner_alone(store: CounterStore, sqlite_file: Path):
    store.add_daily(DAY, "lolland", "messages", 1)
    assert sqlite_file.exists()
    for path in (sqlite_file.parent, *sqlite_file.parent.iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_what_was_written_before_is_in_no_file(store: CounterStore, sqlite_file: Path):
    for house in ("kvidrefugl", "lolland"):
        store.add_monthly(MONTH, house, "topic", "sleep", 1)
    with connect(f"sqlite:///{sqlite_file}").begin() as connection:
        connection.exec_driver_sql("DELETE FROM monthly WHERE house = 'kvidrefugl'")
    written = b"".join(path.read_bytes() for path in sqlite_file.parent.iterdir())
    assert b"lolland" in written
    assert b"kvidrefugl" not in written


def test_rows_do_not_tell_in_which_order_they_came(store: CounterStore, sqlite_file: Path):
    for topic in ("sleep", "crying", "feeding"):
        store.add_monthly(MONTH, "lolland", "topic", topic, 1)
    with contextlib.closing(sqlite3.connect(sqlite_file)) as file:
        assert [row[0] for row in file.execute("SELECT value FROM monthly")] == ["crying", "feeding", "sleep"]
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            file.execute("SELECT rowid FROM monthly")


def test_a_write_ahead_log_of_earlier_is_folded_in_and_gone(store: CounterStore, sqlite_file: Path):
    store.add_daily(DAY, "lolland", "messages", 1)
    log = sqlite_file.with_name(f"{sqlite_file.name}-wal")
    with contextlib.closing(sqlite3.connect(sqlite_file)) as earlier:
        earlier.execute("PRAGMA journal_mode=WAL")
        earlier.execute("UPDATE daily SET count = 2")
        earlier.commit()
        left = log.read_bytes()
        file = sqlite_file.read_bytes()
    # As a killed Natlys left them: an orderly end, as here, would have emptied the log.
    log.write_bytes(left)
    sqlite_file.write_bytes(file)
    CounterStore(f"sqlite:///{sqlite_file}").add_daily(DAY, "lolland", "messages", 1)
    assert not log.exists()
    assert total(connect(f"sqlite:///{sqlite_file}")) == 3


def test_a_locked_file_loses_no_count(
    store: CounterStore, address: str, sqlite_file: Path, caplog: pytest.LogCaptureFixture
):
    counts = Counts()
    counts.message(NOW, None)
    with contextlib.closing(sqlite3.connect(sqlite_file, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        assert not counts.flush(CounterStore(f"{address}?timeout=0.1"))
        held.execute("ROLLBACK")
    assert caplog.messages == ["counts.kept.SQLITE_BUSY"]
    assert counts.flush(store)
    assert total(connect(address)) == 1
