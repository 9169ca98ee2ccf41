"""How many call-backs a house can hold, and what staff change of it. Wednesday 15 July 2026, in Lolland."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.content.library import Library
from bot.desk.house.capacity import AHEAD, refresh, refresh_all
from bot.desk.house.working_days import last_before
from bot.desk.parts import DeskParts
from bot.desk.person import Role
from bot.houses.hours import works
from bot.houses.profile import Closed, House
from bot.requests.tables import days
from tests.desk.conftest import Colleague
from tests.desk.queue.conftest import Staff, signed_in

TODAY = date(2026, 7, 15)
EACH = 2  # calls a day, until one says otherwise


@pytest.fixture(scope="module")
def house() -> House:
    library = Library()
    library.read_houses()
    return library.houses["lolland"]


def room(colleague: Colleague) -> dict[str, int]:
    return {day["day"]: day["room"] for day in colleague.browser.get("/api/house").json()["days"]}


def written(parts: DeskParts) -> dict[date, int]:
    with parts.requests.connect() as connection:
        return {row.day: row.room for row in connection.execute(sa.select(days).where(days.c.house == "lolland"))}


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 7, 15), True),
        (date(2026, 7, 18), False),  # Saturday
        (date(2026, 5, 14), False),  # Ascension Day, a Thursday
        (date(2026, 12, 24), False),  # a half holiday, a Thursday
        (date(2026, 12, 25), False),  # Christmas Day, a Friday
        (date(2026, 12, 31), False),  # a half holiday, a Thursday
    ],
)
def test_a_house_works_on_its_weekdays_but_no_holiday(house: House, day: date, open_: bool):
    assert works(house, day) is open_
    assert works(house.model_copy(update={"hours": []}), day) is open_


def test_a_house_does_not_work_on_days_that_it_has_closed(house: House):
    closed = house.model_copy(update={"closed": [Closed(starts=TODAY, ends=TODAY + timedelta(days=1))]})
    assert [works(closed, TODAY + timedelta(days=n)) for n in range(3)] == [False, False, True]
    assert last_before(closed, TODAY + timedelta(days=2)) == TODAY - timedelta(days=1)


def test_the_last_working_day_skips_weekend_and_holidays(house: House):
    assert last_before(house, date(2026, 4, 7)) == date(2026, 4, 1)  # Tuesday after Easter, Wednesday before
    assert last_before(None, date(2026, 7, 20)) == date(2026, 7, 19)


def test_what_one_holds_counts_at_once_for_sixty_days(staff: Staff):
    assert staff.anna.browser.post("/api/house/calls", json={"calls": 5}).status_code == 204
    found = written(staff.desk.parts)
    assert set(found) == {TODAY + timedelta(days=n) for n in range(AHEAD)}
    assert (found[TODAY], found[date(2026, 7, 18)]) == (5 + EACH, 0)
    told = staff.bo.browser.get("/api/house").json()
    assert told["calls"] == {"me": EACH}
    assert told["people"] == [
        {"id": staff.anna.id, "name": "Anna", "calls": 5},
        {"id": staff.bo.id, "name": "Bo", "calls": EACH},
    ]
    assert [day["day"] for day in told["days"]] == [(TODAY + timedelta(days=n)).isoformat() for n in range(14)]


def test_who_is_away_holds_nothing_until_they_are_back(staff: Staff):
    away = {"starts": "2026-07-16", "ends": "2026-07-17"}
    made = staff.anna.browser.post("/api/house/absences", json=away)
    assert made.status_code == 201
    found = room(staff.bo)
    assert [found[f"2026-07-{day}"] for day in (15, 16, 17, 20)] == [2 * EACH, EACH, EACH, 2 * EACH]
    (told,) = staff.bo.browser.get("/api/house").json()["absences"]
    assert told == {
        "id": made.json()["id"],
        "account": {"id": staff.anna.id, "name": "Anna"},
        **away,
        "mine": False,
    }
    path = f"/api/house/absences/{made.json()['id']}/delete"
    assert staff.bo.browser.post(path, json={}).status_code == 404
    assert room(staff.bo)["2026-07-16"] == EACH
    assert staff.anna.browser.post(path, json={}).status_code == 204
    assert room(staff.bo)["2026-07-16"] == 2 * EACH


def test_a_day_is_never_smaller_than_what_is_promised(staff: Staff):
    refresh_all(staff.desk.parts)
    with staff.desk.parts.requests.begin() as connection:
        connection.execute(sa.update(days).where(days.c.house == "lolland", days.c.day == TODAY).values(taken=3))
    for colleague in (staff.anna, staff.bo):
        colleague.browser.post("/api/house/calls", json={"calls": 0})
    found = written(staff.desk.parts)
    assert (found[TODAY], found[date(2026, 7, 16)]) == (3, 0)


def test_one_who_can_open_no_request_yet_holds_no_call(staff: Staff):
    signed_in(staff.desk, "erik", Role.THERAPIST)
    refresh(staff.desk.parts, "lolland")
    assert written(staff.desk.parts)[TODAY] == 2 * EACH


def test_a_house_that_nobody_works_in_any_more_holds_nothing(staff: Staff):
    refresh_all(staff.desk.parts)
    with staff.desk.parts.desk.begin() as connection:
        connection.exec_driver_sql("UPDATE accounts SET active = FALSE WHERE house = 'lolland'")
    refresh_all(staff.desk.parts)
    assert set(written(staff.desk.parts).values()) == {0}


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-07-17", "2026-07-16"),
        ("2026-07-01", "2026-07-14"),
        ("2026-07-16", "2028-01-01"),
        ("16. juli", "2026-07-16"),
        ("2026-07-16", None),
    ],
)
def test_days_that_cannot_be_are_refused(staff: Staff, starts: object, ends: object):
    assert staff.anna.browser.post("/api/house/absences", json={"starts": starts, "ends": ends}).status_code == 400
    assert staff.anna.browser.get("/api/house").json()["absences"] == []


@pytest.mark.parametrize("calls", [-1, 21, "3", None, 1.5, True])
def test_numbers_that_cannot_be_are_refused(staff: Staff, calls: object):
    assert staff.anna.browser.post("/api/house/calls", json={"calls": calls}).status_code == 400
    assert staff.anna.browser.get("/api/house").json()["calls"] == {"me": EACH}


def test_a_coordinator_sees_the_house_and_changes_nothing_of_it(staff: Staff):
    dorte = signed_in(staff.desk, "dorte", Role.COORDINATOR)
    told = dorte.browser.get("/api/house").json()
    assert (told["calls"], [one["name"] for one in told["people"]]) == ({"me": None}, ["Anna", "Bo"])
    assert dorte.browser.post("/api/house/calls", json={"calls": 1}).status_code == 403
    assert (
        dorte.browser.post("/api/house/absences", json={"starts": "2026-07-16", "ends": "2026-07-16"}).status_code
        == 403
    )


def test_another_houses_people_and_absences_are_not_told(staff: Staff):
    staff.anna.browser.post("/api/house/absences", json={"starts": "2026-07-16", "ends": "2026-07-16"})
    told = staff.carl.browser.get("/api/house").json()
    assert ([one["name"] for one in told["people"]], told["absences"]) == (["Carl"], [])
