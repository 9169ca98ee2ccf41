"""The counters in the database. Each addition is one atomic transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from bot.store.database import connect, insert_into, migrate
from bot.store.errors import away_if_it_fails
from bot.store.tables import COUNTS, daily, monthly


class CounterStore:
    """Counters at an address of a database. Raises StoreAway, here too, when the database does not take it.

    An addition that returned is committed. One that raised is not, save for one case: the line to PostgreSQL broke
    between its commit and its answer. Then the count is added again with the next write, so that it can be one batch
    too high and never too low. (To tell the two apart, the database would have to remember batches.)
    """

    def __init__(self, url: str) -> None:
        with away_if_it_fails():
            self._engine = connect(url)
        self._insert = insert_into(self._engine)

    def migrate(self) -> None:
        """Brings the tables up to date, all or nothing. If two do so at once, one may have to try again."""
        with away_if_it_fails():
            migrate(self._engine, COUNTS)

    def add_daily(self, day: date, house: str, measure: str, count: int) -> None:
        """Adds `count` to a measure of one day."""
        self._add(daily, {"day": day, "house": house, "measure": measure}, count)

    def add_monthly(self, month: date, house: str, dimension: str, value: str, count: int) -> None:
        """Adds `count` to one value of one dimension; `month` is its first day."""
        self._add(monthly, {"month": month, "house": house, "dimension": dimension, "value": value}, count)

    def _add(self, table: sa.Table, key: Mapping[str, Any], count: int) -> None:
        statement = self._insert(table).values(**key, count=count)
        statement = statement.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={"count": table.c["count"] + statement.excluded["count"]},
        )
        with away_if_it_fails(), self._engine.begin() as connection:
            connection.execute(statement)
