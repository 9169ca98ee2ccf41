"""How much of a period was measured.

A day on which Natlys was not up is missing, never zero. A house's own table has zeros in three months that were wrongly
registered, and only a note says so (report 002, lines 402-407): who reads the table alone reads a fall. So the report
names the days that are missing, and compares only what can be compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.report.period import Period

# Below this, a fall in the figures may be no more than a fall in the measuring.
_ENOUGH = 0.9
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class Measured:
    """The days of a period on which something was measured, and the minutes that Natlys was up on them."""

    period: Period
    minutes: Mapping[date, int]

    @property
    def days(self) -> int:
        """How many days were measured."""
        return len(self.minutes)

    @property
    def enough(self) -> bool:
        """Whether it can be compared: nine days in ten were measured."""
        return self.days >= _ENOUGH * self.period.days

    @property
    def percent_up(self) -> int:
        """How much of the measured days Natlys was up, rounded down: 100 means always."""
        return min(100, sum(self.minutes.values()) * 100 // (max(self.days, 1) * _MINUTES_A_DAY))

    @property
    def missing(self) -> list[tuple[date, date]]:
        """The spans of days that were not measured, each with its first and last day."""
        everything = (self.period.first + timedelta(days=n) for n in range(self.period.days))
        return list(_spans(day for day in everything if day not in self.minutes))


def measured(minutes_up: Mapping[date, int], period: Period) -> Measured:
    """What of a period was measured."""
    return Measured(period, {day: n for day, n in minutes_up.items() if period.first <= day <= period.last})


def _spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    first = last = None
    for day in days:
        if first is None or last is None or day != last + timedelta(days=1):
            if first and last:
                yield first, last
            first = day
        last = day
    if first and last:
        yield first, last
