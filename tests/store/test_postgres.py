"""What is special about PostgreSQL: it can be away, and its roles may do less than all."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import store as package
from bot.counts.counter import Counts
from bot.store.away import StoreAway
from bot.store.counters import CounterStore
from bot.store.database import connect
from tests.store.counted import DAY, MONTH, NOW, rows, total
from tests.store.postgres import OWNER, Postgres

GRANTS = Path(package.__file__).with_name("front_role.sql")


@pytest.fixture
def address(postgres: Postgres) -> str:
    return postgres.new_database()


def test_a_server_that_is_away_loses_no_count_and_is_found_again(
    postgres: Postgres, address: str, store: CounterStore, caplog: pytest.LogCaptureFixture
):
    counts = Counts()
    counts.message(NOW, "lolland")
    assert counts.flush(store)
    postgres.stop()
    try:
        counts.message(NOW, "lolland")
        counts.once(NOW, "lolland", "topic", "sleep")
        assert not counts.flush(store)
        with pytest.raises(StoreAway, match=r"^no_connection$"):
            CounterStore(address).migrate()
    finally:
        postgres.start()
    assert caplog.messages == ["counts.kept.no_connection"]
    assert counts.flush(store)
    assert total(connect(address)) == 3


def test_a_connection_that_was_cut_meanwhile_is_made_anew(store: CounterStore, engine: sa.Engine):
    store.add_daily(DAY, "lolland", "messages", 1)
    with engine.connect() as connection:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
        assert connection.exec_driver_sql(cut + "current_database()").all() == [(True,)]
    store.add_daily(DAY, "lolland", "messages", 1)
    assert total(engine) == 2


def test_a_locked_table_loses_no_count(
    store: CounterStore, address: str, engine: sa.Engine, caplog: pytest.LogCaptureFixture
):
    counts = Counts()
    counts.message(NOW, None)
    with engine.begin() as held:
        held.exec_driver_sql("LOCK TABLE daily")
        assert not counts.flush(CounterStore(f"{address}&options=-c statement_timeout=100ms"))
    assert caplog.messages == ["counts.kept.QueryCanceled"]
    assert counts.flush(store)
    assert total(engine) == 1


def test_the_front_can_add_counts_and_nothing_else(store: CounterStore, address: str, engine: sa.Engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE requests (sealed TEXT)")
        connection.exec_driver_sql("CREATE ROLE natlys_front LOGIN")
        connection.exec_driver_sql(GRANTS.read_text(encoding="utf-8"))
    as_front = address.replace(f"//{OWNER}@", "//natlys_front@")
    front = CounterStore(as_front)
    front.migrate()
    for _ in range(2):
        front.add_daily(DAY, "lolland", "messages", 1)
        front.add_monthly(MONTH, "lolland", "topic", "sleep", 1)
    assert rows(engine, "daily") == [(DAY, "lolland", "messages", 2)]
    assert rows(engine, "monthly") == [(MONTH, "lolland", "topic", "sleep", 2)]
    for forbidden in (
        "DELETE FROM daily",
        "TRUNCATE monthly",
        "UPDATE monthly SET value = 'crying'",
        "UPDATE alembic_version SET version_num = '0'",
        "SELECT * FROM requests",
        "CREATE TABLE words (said TEXT)",
        "DROP TABLE daily",
    ):
        with connect(as_front).begin() as connection, pytest.raises(sa.exc.ProgrammingError) as refused:
            connection.exec_driver_sql(forbidden)
        assert type(refused.value.orig).__name__ == "InsufficientPrivilege", forbidden


def test_a_front_that_may_not_make_tables_waits_for_them(postgres: Postgres, address: str, engine: sa.Engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE natlys_newcomer LOGIN")
        connection.exec_driver_sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(StoreAway, match=r"^InsufficientPrivilege$"):
        CounterStore(address.replace(f"//{OWNER}@", "//natlys_newcomer@")).migrate()
