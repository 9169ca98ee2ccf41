"""Gathers counts in memory and writes them every five minutes, in an order that tells nothing.

A month's dimension is counted once per conversation and value, each dimension by itself, so that no row
and no order of rows can be put together into one conversation again.
"""

import logging
import random
from collections import Counter
from datetime import date, datetime
from threading import Lock
from typing import Protocol

from bot.store.away import StoreAway

FLUSH_SECONDS = 300
NO_HOUSE = "none"

log = logging.getLogger(__name__)

_Day = tuple[date, str, str]
_Month = tuple[date, str, str, str]


class Store(Protocol):
    """Where counts are added up for good. Raises StoreAway."""

    def add_daily(self, day: date, house: str, measure: str, count: int) -> None:
        """Adds to a measure of one day."""

    def add_monthly(self, month: date, house: str, dimension: str, value: str, count: int) -> None:
        """Adds to one value of one dimension of a month."""


class Counting(Protocol):
    """What the turn needs of counts."""

    def message(self, now: datetime, house: str | None) -> None:
        """One more message."""

    def conversation(self, now: datetime, house: str | None) -> None:
        """One more conversation."""

    def once(self, now: datetime, house: str | None, dimension: str, value: str) -> None:
        """One more conversation in which a value of a dimension came up."""


class Counts:
    """The counts since the last write. A kill loses at most these. Counting never waits for the database."""

    def __init__(self) -> None:
        self._waiting: Counter[_Day | _Month] = Counter()
        # One thread counts while another writes: held to change a number, never while the database is asked.
        self._changing = Lock()
        # Two writes at once (the last one, when Natlys stops during another) would write the same count twice.
        self._writing = Lock()

    def message(self, now: datetime, house: str | None) -> None:
        """One more message today."""
        self._add((now.date(), house or NO_HOUSE, "messages"), 1)

    def conversation(self, now: datetime, house: str | None) -> None:
        """One more conversation today."""
        self._add((now.date(), house or NO_HOUSE, "conversations"), 1)

    def minutes_up(self, now: datetime, minutes: int) -> None:
        """Natlys was up for so many more minutes today; a day without is missing, not zero."""
        self._add((now.date(), NO_HOUSE, "minutes_up"), minutes)

    def once(self, now: datetime, house: str | None, dimension: str, value: str) -> None:
        """One more conversation of this month in which the value came up; the caller sees to the once."""
        self._add((now.date().replace(day=1), house or NO_HOUSE, dimension, value), 1)

    def flush(self, store: Store) -> bool:
        """Writes what waits when it is called, each count in its own transaction.

        What the database does not take waits for the next write. Returns whether it took all.
        """
        with self._writing:
            with self._changing:
                keys = list(self._waiting)
            random.SystemRandom().shuffle(keys)
            try:
                for key in keys:
                    self._write(store, key)
            except StoreAway as error:
                log.error("counts.kept.%s", error)
                return False
            return True

    def _write(self, store: Store, key: _Day | _Month) -> None:
        count = self._waiting[key]
        if len(key) == 3:
            store.add_daily(*key, count)
        else:
            store.add_monthly(*key, count)
        # Not deleted: more may have been counted meanwhile.
        self._add(key, -count)

    def _add(self, key: _Day | _Month, count: int) -> None:
        with self._changing:
            self._waiting[key] += count
            if not self._waiting[key]:
                del self._waiting[key]
