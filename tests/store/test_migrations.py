"""The tables are made, brought up to date and taken back, on both databases."""

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.store.away import StoreAway
from bot.store.counters import CounterStore
from bot.store.database import configuration
from bot.store.tables import COUNTS, metadata
from tests.store.counted import DAY, MONTH, rows


def tables(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def down_to(engine: sa.Engine, revision: str) -> None:
    config = configuration(COUNTS)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_the_tables_are_what_the_migrations_make_and_hold_counters_only(store: CounterStore, engine: sa.Engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert tables(engine) == {*metadata.tables, "alembic_version"}
    for table in metadata.tables.values():
        assert [column.name for column in table.columns if not column.primary_key] == ["count"]


def test_migrating_twice_changes_nothing(store: CounterStore, engine: sa.Engine):
    store.add_daily(DAY, "lolland", "messages", 4)
    store.migrate()
    assert rows(engine, "daily") == [(DAY, "lolland", "messages", 4)]


def test_every_step_down_and_up_keeps_the_counts(store: CounterStore, engine: sa.Engine):
    store.add_daily(DAY, "lolland", "messages", 4)
    store.add_monthly(MONTH, "lolland", "topic", "sleep", 2)
    down_to(engine, "0001")
    store.migrate()
    store.add_daily(DAY, "lolland", "messages", 1)
    assert rows(engine, "daily") == [(DAY, "lolland", "messages", 5)]
    assert rows(engine, "monthly") == [(MONTH, "lolland", "topic", "sleep", 2)]
    down_to(engine, "base")
    assert tables(engine) == {"alembic_version"}


def test_a_migration_that_fails_half_way_leaves_nothing_and_can_be_done_again(address: str, engine: sa.Engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE monthly (in_the_way INTEGER)")
    store = CounterStore(address)
    with pytest.raises(StoreAway):
        store.migrate()
    assert tables(engine) == {"monthly"}
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE monthly")
    store.migrate()
    assert tables(engine) == {*metadata.tables, "alembic_version"}
