"""Counters add up, on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.counts.counter import Counts
from bot.store.away import StoreAway
from bot.store.counters import CounterStore
from tests.store.counted import DAY, MONTH, NOW, rows


def test_counts_add_up_over_writes(store: CounterStore, engine: sa.Engine):
    counts = Counts()
    for _ in range(3):
        counts.message(NOW, "lolland")
        counts.once(NOW, "lolland", "topic", "sleep")
        assert counts.flush(store)
    assert rows(engine, "daily") == [(DAY, "lolland", "messages", 3)]
    assert rows(engine, "monthly") == [(MONTH, "lolland", "topic", "sleep", 3)]


def test_each_day_house_and_value_has_a_count_of_its_own(store: CounterStore, engine: sa.Engine):
    store.add_daily(DAY, "lolland", "messages", 2)
    store.add_daily(DAY + timedelta(days=1), "lolland", "messages", 3)
    store.add_daily(DAY, "aalborg", "messages", 5)
    store.add_monthly(MONTH, "lolland", "topic", "sleep", 7)
    store.add_monthly(MONTH, "lolland", "route", "sleep", 11)
    assert sorted(row[-1] for row in rows(engine, "daily")) == [2, 3, 5]
    assert sorted(row[-1] for row in rows(engine, "monthly")) == [7, 11]


@pytest.mark.parametrize("address", ["mysql://localhost/natlys", "postgresql+asyncpg://localhost/natlys", "natlys"])
def test_another_database_is_away_from_the_start(address: str):
    with pytest.raises(StoreAway, match=r"^ArgumentError$"):
        CounterStore(address)
