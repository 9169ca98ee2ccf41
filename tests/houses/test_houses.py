"""Questions over a house's own facts."""

import re
from datetime import date, datetime

import pytest

from bot import clock
from bot.content.library import load
from bot.houses.hours import on_day, open_now
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


def test_every_fact_names_its_line_and_is_unconfirmed_until_a_house_says_so(houses):
    for house in houses.values():
        said = [
            house.audience,
            house.whereabouts,
            house.contact,
            house.staff,
            house.access,
            house.authority,
            house.talks,
        ]
        for fact in [*(f for f in said if f), *house.hours, *house.offers, *house.contradictions]:
            assert fact.basis.report in {"000", "001", "002", "003", "004"}
            lines = fact.basis.line if isinstance(fact.basis.line, list) else [fact.basis.line]
            assert lines
            assert min(lines) > 0
            assert fact.confirmed is False


def test_the_22_houses_of_the_reports_are_there(houses):
    assert " ".join(sorted(houses)) == (
        "aabenraa aalborg aarhus ballerup esbjerg guldborgsund hedensted helsingor hojetaastrup holstebro hvidovre "
        "langeland lolland odder roskilde skive thisted tonder varde vejle vesthimmerland vordingborg"
    )


def test_no_profile_calls_the_reader_what_we_do_not_call_anybody(houses):
    for house in houses.values():
        assert not re.search(r"sårbar|udsat|vulnerable", house.model_dump_json(), re.IGNORECASE), house.id
