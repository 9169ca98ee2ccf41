"""Adds to counters. Each addition is one atomic transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite import insert

from bot.store.tables import daily, monthly


def add_daily(engine: Engine, day: date, house: str, measure: str, count: int) -> None:
    """Adds `count` to a measure of one day."""
    _add(engine, daily, {"day": day, "house": house, "measure": measure}, count)


def add_monthly(engine: Engine, month: date, house: str, dimension: str, value: str, count: int) -> None:
    """Adds `count` to one value of one dimension; `month` is its first day."""
    _add(engine, monthly, {"month": month, "house": house, "dimension": dimension, "value": value}, count)


def _add(engine: Engine, table: sa.Table, key: Mapping[str, Any], count: int) -> None:
    statement = insert(table).values(**key, count=count)
    statement = statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={"count": table.c["count"] + statement.excluded["count"]},
    )
    with engine.begin() as connection:
        connection.execute(statement)
