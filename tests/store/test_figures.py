"""What is read for a report: one house, from the first day to the last, and nothing made or changed by reading."""

from datetime import date
from pathlib import Path

import pytest

from bot.store.away import StoreAway
from bot.store.counters import CounterStore
from bot.store.figures import FigureStore, NoCounters

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def test_the_counts_of_one_house_between_two_days(store: CounterStore, address: str):
    for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1)):
        store.add_daily(day, "lolland", "conversations", 2)
        store.add_daily(day, "aalborg", "conversations", 100)
        store.add_daily(day, "none", "minutes_up", 60)
    for month in (date(2026, 6, 1), JULY, AUGUST):
        store.add_monthly(month, "lolland", "topic", "sleep", 3)
        store.add_monthly(month, "aalborg", "topic", "sleep", 100)
    counted = FigureStore(address).counted("lolland", JULY, date(2026, 7, 31))
    assert counted.daily == {"conversations": {JULY: 2, date(2026, 7, 31): 2}}
    assert counted.minutes_up == {JULY: 60, date(2026, 7, 31): 60}
    assert counted.monthly == {"topic": {"sleep": {JULY: 3}}}


def test_the_first_and_last_day_that_was_measured(store: CounterStore, address: str):
    figures = FigureStore(address)
    assert figures.measured() is None
    store.add_daily(JULY, "none", "minutes_up", 5)
    store.add_daily(AUGUST, "none", "minutes_up", 5)
    store.add_daily(date(2026, 9, 1), "lolland", "conversations", 1)
    assert figures.measured() == (JULY, AUGUST)


def test_a_database_without_tables_has_no_counters(address: str):
    with pytest.raises(NoCounters):
        FigureStore(address)


def test_reading_makes_no_file(tmp_path: Path):
    with pytest.raises(NoCounters):
        FigureStore(f"sqlite:///{tmp_path / 'folder' / 'counts.sqlite3'}")
    assert not list(tmp_path.iterdir())


def test_what_is_no_database_is_away(tmp_path: Path):
    file = tmp_path / "counts.sqlite3"
    file.write_text("not a database, but long enough to look like one " * 50)
    with pytest.raises(StoreAway):
        FigureStore(f"sqlite:///{file}")
