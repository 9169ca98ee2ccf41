"""When an offer takes place next: by its rule, without holidays, closed days and what has ended."""

from datetime import date
from typing import Any

import pytest

from bot import clock
from bot.houses.occurrences import following, is_over, on_days
from tests.houses.made import house, offer

MORNING = clock.local("2026-11-23T08:00")
WEDNESDAY_EVENING = clock.local("2026-11-25T19:00")


def days(recurs: dict[str, Any], now: str = "2026-11-23T08:00", most: int = 3, **parts: Any) -> list[str]:
    made = house(offer("Café", recurs=recurs), **parts)
    return [o.day.isoformat() for o in following(made.offers[0], made, clock.local(now), most)]


@pytest.mark.parametrize(
    ("recurs", "expected"),
    [
        ({"every": "week", "on": ["wednesday"]}, ["2026-11-25", "2026-12-02", "2026-12-09"]),
        ({"every": "two_weeks", "on": ["wednesday"], "starts": date(2026, 11, 18)}, ["2026-12-02", "2026-12-16"]),
        ({"every": "month", "on": ["monday"], "week": "first"}, ["2026-12-07", "2027-01-04", "2027-02-01"]),
        ({"every": "month", "on": ["friday"], "week": "last"}, ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ({"every": "opening_hours"}, ["2026-11-23", "2026-11-26", "2026-11-30"]),
        ({"every": "week", "on": ["wednesday"], "ends": date(2026, 12, 2)}, ["2026-11-25", "2026-12-02"]),
        (
            {"every": "week", "on": ["wednesday"], "starts": date(2027, 1, 6)},
            ["2027-01-06", "2027-01-13", "2027-01-20"],
        ),
        ({"every": "week"}, []),
        ({"every": "month", "on": ["monday"]}, []),
    ],
)
def test_the_next_dates(recurs: dict[str, Any], expected: list[str]):
    expected = [day for day in expected if day != "2026-12-25"]  # Christmas Day
    assert days(recurs)[: len(expected)] == expected
    assert len(days(recurs)) >= len(expected)
    if not expected:
        assert days(recurs) == []


def test_what_has_ended_today_is_over_and_what_goes_on_is_not():
    recurs = {"every": "week", "on": ["wednesday"], "at": "17:00-20:00"}
    assert days(recurs, "2026-11-25T19:59", most=1) == ["2026-11-25"]
    assert days(recurs, "2026-11-25T20:00", most=1) == ["2026-12-02"]


def test_a_holiday_is_left_out_unless_the_offer_says_otherwise():
    christmas = {"every": "week", "on": ["friday"]}
    assert days(christmas, "2026-12-21T08:00", most=1) == ["2027-01-08"]  # neither 25 December nor 1 January
    assert days(christmas | {"on_holidays": True}, "2026-12-21T08:00", most=1) == ["2026-12-25"]


def test_closed_days_are_left_out_for_the_house_and_for_the_offer():
    weekly = {"every": "week", "on": ["wednesday"]}
    closed = [{"starts": date(2026, 11, 25)}, {"starts": date(2026, 12, 1), "ends": date(2026, 12, 3), "offer": "cafe"}]
    assert days(weekly, closed=closed, most=1) == ["2026-12-09"]
    other = [{"starts": date(2026, 11, 25), "offer": "another"}]
    assert days(weekly, closed=other, most=1) == ["2026-11-25"]


def test_where_the_source_leaves_open_which_week_it_is_not_sure():
    made = house(offer("Café", recurs={"every": "two_weeks", "on": ["wednesday"]}))
    coming = following(made.offers[0], made, WEDNESDAY_EVENING, 2)
    assert [(o.day.isoformat(), o.sure) for o in coming] == [("2026-11-25", False), ("2026-12-02", False)]


def test_only_the_days_asked_for():
    made = house(offer("Café", recurs={"every": "week", "on": ["monday", "thursday"]}))
    week = [date(2026, 11, 23 + n) for n in range(7)]
    assert [o.day.day for o in on_days(made.offers[0], made, week, MORNING)] == [23, 26]
    assert on_days(made.offers[0], made, [date(2026, 11, 24)], MORNING) == []
    today = house(offer("Café", recurs={"every": "week", "on": ["wednesday"], "at": "10:00-12:00"}))
    assert on_days(today.offers[0], today, [WEDNESDAY_EVENING.date()], WEDNESDAY_EVENING) == []


def test_an_offer_that_has_ended_is_over():
    made = house(offer("Café", recurs={"every": "week", "on": ["monday"], "ends": date(2026, 11, 20)}))
    assert is_over(made.offers[0], date(2026, 11, 21))
    assert not is_over(made.offers[0], date(2026, 11, 20))
