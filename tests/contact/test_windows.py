"""When a call can be promised: inside the house's hours, with time for somebody to have seen it."""

from datetime import date, datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.contact.windows import Window, whole_day, windows
from bot.houses.profile import House
from tests.houses.made import BASIS, house

NOBODY: frozenset[date] = frozenset()
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def open_on(**spans: list[str]) -> House:
    return house(hours=[{"place": "house", "open": spans, "basis": BASIS}])


@pytest.fixture
def office() -> House:
    """As most: until three, Fridays until one, and a telephone with hours of its own."""
    opening = {day: ["08:00-15:00"] for day in WEEKDAYS} | {"friday": ["08:00-13:00"]}
    phone = {"place": "phone", "open": {"monday": ["10:00-11:00"]}, "basis": BASIS}
    return house(hours=[phone, {"place": "house", "open": opening, "basis": BASIS}])


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=COPENHAGEN)


def told(found: list[Window]) -> list[str]:
    return [f"{w.starts:%m-%d %H:%M}-{w.ends:%H:%M}" for w in found]


def first(of: House, moment: str, full: frozenset[date] = NOBODY) -> str:
    return told(windows(of, at(moment), full))[0]


def test_parts_of_the_next_days_mornings_and_afternoons(office: House):
    found = windows(office, at("2026-11-23T20:00"), NOBODY)
    assert told(found) == ["11-24 08:00-12:00", "11-24 12:00-15:00", "11-25 08:00-12:00", "11-25 12:00-15:00"]
    assert [w.part for w in found] == ["morning", "afternoon"] * 2
    assert all(w.sure for w in found)
    assert len({w.id for w in found}) == 4
    assert told(windows(office, at("2026-11-23T20:00"), NOBODY, most=1)) == ["11-24 08:00-12:00"]


@pytest.mark.parametrize("moment", ["2026-11-20T22:00", "2026-11-21T23:40", "2026-11-22T03:00", "2026-11-22T23:59"])
def test_from_friday_night_it_is_monday(office: House, moment: str):
    assert first(office, moment) == "11-23 08:00-12:00"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-05-23T23:40", "05-26"),  # Saturday before Whitsun
        ("2026-04-01T16:00", "04-07"),  # before Maundy Thursday
        ("2026-05-13T20:00", "05-15"),  # before Ascension Day
        ("2026-12-24T16:00", "12-28"),  # Christmas, and the weekend after it
        ("2026-12-31T16:00", "01-04"),  # New Year's Day is a Friday
    ],
)
def test_on_a_public_holiday_nobody_is_there(office: House, moment: str, expected: str):
    assert first(office, moment).startswith(expected)


def test_nobody_is_promised_a_call_on_christmas_eve(office: House):
    """24 December is no public holiday by law, and a day off in every municipality."""
    assert first(office, "2026-12-23T23:40").startswith("12-28")


def test_on_days_that_the_house_is_closed_nobody_is_there(office: House):
    closed = office.model_validate(
        office.model_dump() | {"closed": [{"starts": date(2026, 11, 23), "ends": date(2026, 11, 25)}]}
    )
    assert first(closed, "2026-11-21T23:40") == "11-26 08:00-12:00"


def test_an_offer_that_is_closed_closes_no_telephone(office: House):
    closed = office.model_validate(
        office.model_dump() | {"closed": [{"starts": date(2026, 11, 23), "offer": "barselscafe"}]}
    )
    assert first(closed, "2026-11-21T23:40") == "11-23 08:00-12:00"


def test_days_that_are_full_are_left_out(office: House):
    full = frozenset({date(2026, 11, 23), date(2026, 11, 24)})
    assert first(office, "2026-11-21T23:40", full) == "11-25 08:00-12:00"
    day = whole_day(office, at("2026-11-21T23:40"), full)
    assert day
    assert told([day]) == ["11-25 08:00-15:00"]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T06:59", "11-23 08:00-12:00"),
        ("2026-11-23T07:00", "11-23 08:00-12:00"),
        ("2026-11-23T07:01", "11-23 08:30-12:00"),
        ("2026-11-23T09:30", "11-23 10:30-12:00"),
        ("2026-11-23T09:31", "11-23 11:00-12:00"),
        ("2026-11-23T10:01", "11-23 12:00-15:00"),
        ("2026-11-23T12:40", "11-23 14:00-15:00"),
        ("2026-11-23T13:01", "11-24 08:00-12:00"),
        ("2026-11-27T11:00", "11-27 12:00-13:00"),
        ("2026-11-27T11:01", "11-30 08:00-12:00"),
    ],
)
def test_an_hour_goes_by_before_anybody_can_ring(office: House, moment: str, expected: str):
    assert first(office, moment) == expected


@pytest.mark.parametrize("seconds", range(0, 7200, 431))
def test_no_time_lies_nearer_than_an_hour_or_outside_the_hours(office: House, seconds: int):
    now = at("2026-11-23T11:00") + timedelta(seconds=seconds)
    for found in windows(office, now, NOBODY):
        assert found.starts >= now + timedelta(hours=1)
        assert found.ends - found.starts >= timedelta(hours=1)
        assert found.starts.minute in (0, 30)
        assert found.starts.second == 0
        assert found.starts.hour >= 8
        assert found.ends.hour <= 15


def test_lunch_is_left_out():
    found = windows(open_on(monday=["09:00-11:00", "13:00-16:00"]), at("2026-11-21T23:40"), NOBODY)
    assert told(found)[:2] == ["11-23 09:00-11:00", "11-23 13:00-16:00"]


def test_the_whole_day_goes_from_its_first_to_its_last_hour(office: House):
    day = whole_day(office, at("2026-11-23T08:10"), NOBODY)
    assert day
    assert told([day]) == ["11-23 09:30-15:00"]
    assert day.part == "day"


def test_a_house_without_hours_promises_a_day_and_no_hour():
    unknown = house(hours=[])
    found = windows(unknown, at("2026-11-20T22:00"), frozenset({date(2026, 11, 24)}))
    assert [w.starts.date() for w in found] == [date(2026, 11, day) for day in (23, 25, 26, 27)]
    assert not any(w.sure for w in found)
    assert {w.part for w in found} == {"day"}
    # Whether anybody is still there today is not known.
    assert windows(unknown, at("2026-11-23T09:00"), NOBODY)[0].starts.date() == date(2026, 11, 24)
    day = whole_day(unknown, at("2026-11-20T22:00"), NOBODY)
    assert day
    assert not day.sure


def test_a_house_that_is_closed_for_long_promises_nothing(office: House):
    closed = office.model_validate(
        office.model_dump() | {"closed": [{"starts": date(2026, 7, 1), "ends": date(2026, 7, 31)}]}
    )
    assert windows(closed, at("2026-07-01T09:00"), NOBODY) == []
    assert whole_day(closed, at("2026-07-01T09:00"), NOBODY) is None


@pytest.mark.parametrize(("night", "monday"), [("2026-03-28T23:40", 30), ("2026-10-24T23:40", 26)])
def test_the_night_the_clocks_change_moves_no_hour(office: House, night: str, monday: int):
    found = windows(office, at(night), NOBODY)[0]
    assert (found.starts.day, found.starts.hour, found.ends.hour) == (monday, 8, 12)
