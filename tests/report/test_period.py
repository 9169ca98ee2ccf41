"""Periods: how they are written, what is within them, and when they are over."""

from datetime import date, datetime

import pytest

from bot.clock import COPENHAGEN
from bot.report.period import parse
from bot.report.refused import Refused


@pytest.mark.parametrize(
    ("written", "first", "last", "days", "before"),
    [
        ("2026-07", date(2026, 7, 1), date(2026, 7, 31), 31, "2026-06"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), 31, "2025-12"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), 29, "2028-01"),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), 92, "2026-Q2"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), 90, "2025-Q4"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), 365, "2025"),
    ],
)
def test_a_period_is_read_and_written(written: str, first: date, last: date, days: int, before: str):
    period = parse(written)
    assert (period.first, period.last, period.days) == (first, last, days)
    assert (str(period), str(period.before)) == (written, before)


def test_a_year_has_quarters_and_a_quarter_has_months():
    assert [str(part) for part in parse("2026").parts] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [str(part) for part in parse("2026-Q4").parts] == ["2026-10", "2026-11", "2026-12"]
    assert parse("2026-10").parts == []


@pytest.mark.parametrize(
    "written", ["", "2026-13", "2026-0", "2026-Q5", "2026-q3", "26", "juli", "2026-7", "2026-07-01"]
)
def test_anything_else_is_refused_with_how_to_write_it(written: str):
    with pytest.raises(Refused, match=r"2026-07.*2026-Q3.*2026"):
        parse(written)


@pytest.mark.parametrize("written", ["2026-12", "2026-Q4", "2026"])
def test_a_period_closes_an_hour_after_its_last_day(written: str):
    period = parse(written)
    period.require_closed(datetime(2027, 1, 1, 1, 0, tzinfo=COPENHAGEN))
    for early in (datetime(2027, 1, 1, 0, 59, tzinfo=COPENHAGEN), datetime(2026, 12, 31, 12, tzinfo=COPENHAGEN)):
        with pytest.raises(Refused, match="closes on 2027-01-01 at 01:00"):
            period.require_closed(early)
