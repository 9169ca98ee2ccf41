"""Which offers a parent's words lead to: by name, by people, by time, by terms."""

from datetime import date

import pytest

from bot import clock
from bot.content.library import load
from bot.houses.find import find
from bot.houses.wish import Wish, wish
from tests.houses.made import house, offer

MONDAY = clock.local("2026-11-23T08:00")
MADE = house(
    offer("Babycafé", topics=["network", "offers"], recurs={"every": "week", "on": ["tuesday"], "at": "10:00-12:00"}),
    offer("Fædregruppe", parents=["father"], access="sign_up", recurs={"every": "week", "part_of_day": "evening"}),
    offer("Ung gravid", parents=["pregnant"], parent_age={"under_years": 25}, access="sign_up", free=True),
    offer("Tvillingecafé", situations=["twins"]),
    offer("Tumlesal", children={"from_months": 12, "to_months": 71}),
    offer("Hjælp i huset", level="targeted", access="ask", topics=["behaviour"]),
    offer("Tryghedscirklen", level="targeted", access="referral", topics=["bonding"]),
)


def found(text: str) -> list[str]:
    return [o.id for o in find(MADE, wish(text, MADE, MONDAY.date()), MONDAY).offers]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hvornår er der babycafe", ["babycafe"]),
        ("hvornar er babcyafeen", ["babycafe"]),
        ("trygheds cirklen hvordan kommer man med", ["tryghedscirklen"]),
        ("er der noget for fædre", ["faedregruppe"]),
        ("hvad er hjælp i huset", ["hjaelp_i_huset"]),
        ("har i noget til min mand", ["faedregruppe"]),
        ("jeg er 19 og gravid", ["ung_gravid"]),
        ("noget for os med tvillinger", ["tvillingecafe"]),
        ("hvad er der i morgen", ["babycafe"]),
        ("noget om aftenen", ["faedregruppe"]),
        ("is there anything free", ["ung_gravid"]),
    ],
)
def test_what_fits_best_comes_first(text: str, first: list[str]):
    assert found(text)[: len(first)] == first


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("er der noget for fædre", "ung_gravid"),
        ("jeg er 31 og gravid", "ung_gravid"),
        ("noget til min på 4 mdr", "tumlesal"),
        ("noget uden tilmelding", "faedregruppe"),
        ("noget uden tilmelding", "tryghedscirklen"),
        ("jeg har prøvet babycafeen det var ikke noget for mig", "babycafe"),
    ],
)
def test_what_does_not_fit_is_not_shown(text: str, never: str):
    assert found(text)
    assert never not in found(text)


def test_what_fits_nobody_s_time_is_said_to_be_near_only():
    asked = find(MADE, wish("er der noget på søndag", MADE, MONDAY.date()), MONDAY)
    assert asked.near_misses
    assert asked.offers


def test_an_offer_that_has_ended_is_not_found():
    made = house(offer("Café", recurs={"every": "week", "on": ["monday"], "ends": date(2026, 11, 20)}))
    assert find(made, Wish(named=("cafe",)), MONDAY).offers == ()


def test_the_wish_for_whom_carries_over_and_what_is_said_anew_wins():
    before = wish("jeg er 19 og gravid", MADE, MONDAY.date())
    after = wish("og om aftenen?", MADE, MONDAY.date()).after(before.of_whom())
    assert (after.who, after.parent_years, after.part) == ("pregnant", 19, "evening")
    assert wish("og for fædre?", MADE, MONDAY.date()).after(before).who == "father"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("jeg er på barsel og keder mig", ()),
        ("min søn vil ikke sove", ()),
        ("vores børn slås hele dagen og jeg er træt", ()),
    ],
)
def test_an_ordinary_message_names_no_offer(text: str, named: tuple[str, ...]):
    for profile in load().houses.values():
        assert wish(text, profile, MONDAY.date()).named == named, profile.id
