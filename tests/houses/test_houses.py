"""Questions over a house's own facts."""

from datetime import date, datetime

import pytest

from bot import clock
from bot.content.library import load
from bot.houses.hours import on_day, open_now
from bot.houses.offers import asked_for, for_topic
from bot.houses.when import days_meant

SUNDAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def houses():
    return load().houses


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hvornår har i åbent på fredag", [date(2026, 11, 27)]),
        ("og om torsdagen?", [date(2026, 11, 26)]),
        ("er der åbent fredga", [date(2026, 11, 27)]),
        ("i morgen", [date(2026, 11, 23)]),
        ("open on monday or tuesday", [date(2026, 11, 23), date(2026, 11, 24)]),
        ("har i åbent nu", [SUNDAY]),
        ("kan man komme i weekenden", [SUNDAY, date(2026, 11, 28)]),
        ("hvornår har i åbent", []),
        ("kan man bare komme", []),
    ],
)
def test_the_day_that_is_meant(text: str, days: list[date]):
    assert days_meant(text, SUNDAY) == days


def test_a_public_holiday_is_known(houses):
    assert on_day(houses["lolland"], date(2026, 12, 25))[0].holiday == "Juledag"
    assert on_day(houses["lolland"], date(2026, 11, 27))[0].holiday is None


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-26T16:59", True),
        ("2026-11-26T17:00", False),
        ("2026-11-25T16:00", False),
        ("2026-11-22T12:00", False),
        ("2026-12-25T12:00", False),
    ],
)
def test_open_now_by_the_profile(houses, moment: str, is_open: bool):
    when: datetime = clock.local(moment)
    assert open_now(houses["aalborg"], when) is is_open


def test_offers_by_who_by_name_and_by_topic(houses):
    lolland = houses["lolland"]
    assert asked_for(lolland, "er der noget for fædre")[0].id == "fars_legestue"
    assert [o.id for o in asked_for(lolland, "hvornår er stimulastik")] == ["stimulastik"]
    assert asked_for(lolland, "hvad har i for gravide")[0].id in {"ung_gravid", "barselscafe"}
    assert "home_start" in {o.id for o in for_topic(lolland, "network")}
    assert asked_for(houses["aalborg"], "er der noget for fædre") == []


def test_open_offers_come_before_targeted_ones(houses):
    levels = [o.level for o in for_topic(houses["vordingborg"], "bonding")]
    assert levels == sorted(levels, key=["universal", "open", "targeted"].index)


def test_every_fact_names_its_line_and_is_unconfirmed_until_a_house_says_so(houses):
    for house in houses.values():
        for fact in [house.audience, *house.hours, *house.offers]:
            assert fact.basis.line > 0
            assert fact.confirmed is False
