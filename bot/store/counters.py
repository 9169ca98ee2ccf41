"""The counters in the database. Each addition is one atomic transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from bot.store.away import StoreAway
from bot.store.database import connect, migrate
from bot.store.tables import daily, monthly


class CounterStore:
    """Counters at an address of a database. Every method raises StoreAway when the database does not take it."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)

    def migrate(self) -> None:
        """Brings the tables up to date."""
        try:
            migrate(self._engine)
        except SQLAlchemyError as error:
            raise StoreAway(type(error).__name__) from None

    def add_daily(self, day: date, house: str, measure: str, count: int) -> None:
        """Adds `count` to a measure of one day."""
        self._add(daily, {"day": day, "house": house, "measure": measure}, count)

    def add_monthly(self, month: date, house: str, dimension: str, value: str, count: int) -> None:
        """Adds `count` to one value of one dimension; `month` is its first day."""
        self._add(monthly, {"month": month, "house": house, "dimension": dimension, "value": value}, count)

    def _add(self, table: sa.Table, key: Mapping[str, Any], count: int) -> None:
        statement = insert(table).values(**key, count=count)
        statement = statement.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={"count": table.c["count"] + statement.excluded["count"]},
        )
        try:
            with self._engine.begin() as connection:
                connection.execute(statement)
        except SQLAlchemyError as error:
            raise StoreAway(type(error).__name__) from None
