"""Reads what was counted for one house. Writes nothing, and makes no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, make_url

from bot.store.database import connect
from bot.store.errors import away_if_it_fails
from bot.store.tables import daily, monthly

# Natlys is up or not for all houses at once: these minutes belong to none of them.
_MINUTES_UP = "minutes_up"


class NoCounters(LookupError):
    """There is no database at the address, or no counters in it."""


@dataclass(frozen=True)
class Counted:
    """Exact counts, not to be shown.

    `minutes_up` and `daily` (by measure) are by day, `monthly` is by dimension, value and the month's first day. What
    is not there was not counted.
    """

    minutes_up: Mapping[date, int]
    daily: Mapping[str, Mapping[date, int]]
    monthly: Mapping[str, Mapping[str, Mapping[date, int]]]


class FigureStore:
    """The counters at an address of a database. Raises NoCounters when there are none, StoreAway when it is away."""

    def __init__(self, url: str) -> None:
        with away_if_it_fails():
            address = make_url(url)
            # Opening a SQLite file that is not there would make one.
            if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
                raise NoCounters
            self._engine = connect(url)
            tables = sa.inspect(self._engine).get_table_names()
        if not {daily.name, monthly.name} <= set(tables):
            raise NoCounters

    def counted(self, house: str, first: date, last: date) -> Counted:
        """What was counted for a house from the first day to the last, both days with."""
        with away_if_it_fails(), self._engine.connect() as connection:
            return Counted(
                minutes_up=_minutes_up(connection, daily.c.day.between(first, last)),
                daily=_daily(connection, house, first, last),
                monthly=_monthly(connection, house, first, last),
            )

    def measured(self) -> tuple[date, date] | None:
        """The first and the last day on which anything was measured."""
        with away_if_it_fails(), self._engine.connect() as connection:
            days = _minutes_up(connection, sa.true())
        return (min(days), max(days)) if days else None


def _minutes_up(connection: Connection, when: sa.ColumnElement[bool]) -> dict[date, int]:
    minutes = sa.func.sum(daily.c["count"])
    rows = sa.select(daily.c.day, minutes).where(daily.c.measure == _MINUTES_UP, when).group_by(daily.c.day)
    return {day: int(count) for day, count in connection.execute(rows.having(minutes > 0))}


def _daily(connection: Connection, house: str, first: date, last: date) -> dict[str, dict[date, int]]:
    rows = sa.select(daily.c.measure, daily.c.day, daily.c["count"]).where(
        daily.c.house == house, daily.c.day.between(first, last)
    )
    found: dict[str, dict[date, int]] = {}
    for measure, day, count in connection.execute(rows):
        found.setdefault(measure, {})[day] = count
    return found


def _monthly(connection: Connection, house: str, first: date, last: date) -> dict[str, dict[str, dict[date, int]]]:
    rows = sa.select(monthly.c.dimension, monthly.c.value, monthly.c.month, monthly.c["count"]).where(
        monthly.c.house == house, monthly.c.month.between(first, last)
    )
    found: dict[str, dict[str, dict[date, int]]] = {}
    for dimension, value, month, count in connection.execute(rows):
        found.setdefault(dimension, {}).setdefault(value, {})[month] = count
    return found
