"""Counting goes on while counts are written, and none is lost or written twice."""

import threading
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import COPENHAGEN
from bot.counts.counter import Counts
from bot.store.counters import CounterStore
from bot.store.database import connect
from bot.store.tables import daily

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=COPENHAGEN)


class SlowStore(CounterStore):
    """Tells when it has been asked to write, and writes when it may."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.asked, self.may_write = threading.Event(), threading.Event()

    def add_daily(self, day: date, house: str, measure: str, count: int) -> None:
        self.asked.set()
        assert self.may_write.wait(10)
        super().add_daily(day, house, measure, count)


@pytest.fixture
def store(tmp_path: Path) -> SlowStore:
    made = SlowStore(f"sqlite:///{tmp_path / 'counts.sqlite3'}")
    made.migrate()
    return made


@pytest.fixture
def written(store: SlowStore, tmp_path: Path) -> sa.Engine:
    return connect(f"sqlite:///{tmp_path / 'counts.sqlite3'}")


def messages(written: sa.Engine) -> int:
    with written.connect() as connection:
        return connection.execute(sa.select(sa.func.sum(daily.c["count"]))).scalar_one()


def test_what_is_counted_during_a_write_is_written_next(store: SlowStore, written: sa.Engine):
    counts = Counts()
    counts.message(NOW, "lolland")
    writing = threading.Thread(target=counts.flush, args=[store])
    writing.start()
    assert store.asked.wait(10)
    counts.message(NOW, "lolland")
    counts.message(NOW, "lolland")
    store.may_write.set()
    writing.join()
    assert messages(written) == 1
    assert counts.flush(store)
    assert messages(written) == 3


def test_two_writes_at_once_write_each_count_once(store: SlowStore, written: sa.Engine):
    """As when Natlys is stopped during a write: the last one must wait for it, and then write the rest."""
    counts = Counts()
    counts.message(NOW, "lolland")
    first, last = (threading.Thread(target=counts.flush, args=[store]) for _ in range(2))
    first.start()
    assert store.asked.wait(10)
    counts.message(NOW, "lolland")
    last.start()
    last.join(0.2)
    assert last.is_alive()
    store.may_write.set()
    first.join()
    last.join()
    assert messages(written) == 2


def test_counting_and_writing_as_fast_as_they_can_lose_none(store: SlowStore, written: sa.Engine):
    store.may_write.set()
    counts, counted = Counts(), threading.Event()

    def write() -> None:
        while not counted.is_set():
            counts.flush(store)

    writing = threading.Thread(target=write)
    writing.start()
    for _ in range(100_000):
        counts.message(NOW, "lolland")
    counted.set()
    writing.join()
    assert counts.flush(store)
    assert messages(written) == 100_000
