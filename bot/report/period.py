"""The periods of a report: a month, a quarter or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.clock import COPENHAGEN
from bot.report.refused import Refused

_WRITTEN = re.compile(r"(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")
# The last conversations of a period may go on past midnight, and what they count is written within five minutes more:
# a report that is made sooner could differ from the same report made later, and the difference would be somebody.
_LAST_COUNTS = timedelta(hours=1)


@dataclass(frozen=True)
class Period:
    """So many months from the first of a month."""

    year: int
    month: int
    months: int

    def __str__(self) -> str:
        """As it is written: `2026-07`, `2026-Q3`, `2026`."""
        match self.months:
            case 1:
                return f"{self.year}-{self.month:02d}"
            case 3:
                return f"{self.year}-Q{self.quarter}"
        return str(self.year)

    @property
    def quarter(self) -> int:
        """The number of the quarter that the period begins in."""
        return (self.month + 2) // 3

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.month + self.months - 1
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length before."""
        months = self.year * 12 + self.month - 1 - self.months
        return Period(months // 12, months % 12 + 1, self.months)

    @property
    def parts(self) -> list["Period"]:
        """The quarters of a year, the months of a quarter; a month has none."""
        length = {12: 3, 3: 1}.get(self.months)
        if length is None:
            return []
        return [Period(self.year, month, length) for month in range(self.month, self.month + self.months, length)]

    @property
    def closes(self) -> datetime:
        """When everything of it has been counted, Copenhagen time."""
        return datetime.combine(self.last + timedelta(days=1), datetime.min.time(), COPENHAGEN) + _LAST_COUNTS

    def require_closed(self, now: datetime) -> None:
        """Raises Refused if it is not over: a number that still grows shows that someone wrote just now."""
        if now < self.closes:
            raise Refused(
                f"{self} is not over yet. It closes on {self.closes:%Y-%m-%d} at {self.closes:%H:%M}; make its report "
                "after that, or choose a period that has ended."
            )


def parse(written: str) -> Period:
    """The period that is written as `2026-07`, `2026-Q3` or `2026`. Raises Refused for anything else."""
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise Refused(f"“{written}” is no period. Write a month as 2026-07, a quarter as 2026-Q3 or a year as 2026.")
    year, month, quarter = found.groups()
    if month:
        return Period(int(year), int(month), 1)
    if quarter:
        return Period(int(year), int(quarter) * 3 - 2, 3)
    return Period(int(year), 1, 12)
