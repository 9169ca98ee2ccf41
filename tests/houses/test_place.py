"""Which house a message means."""

import pytest

from bot.content.library import Library
from bot.houses.municipalities import municipalities, of_postcode
from bot.houses.place import place

LIBRARY = Library()
LIBRARY.read_houses()


def told(text: str, asked: bool = False, settled: bool = False) -> tuple[str, str | None] | None:
    found = place(text, LIBRARY.houses, asked, settled)
    return (found.municipality.name, found.house) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("odder", ("Odder", "odder")),
        ("vi bor i odder", ("Odder", "odder")),
        ("jeg bor i præstø og min søn sover ikke", ("Vordingborg", "vordingborg")),
        ("bor i 8300 Odder", ("Odder", "odder")),
        ("vi er flyttet fra odder til varde", ("Varde", "varde")),
        ("familiens hus roskilde", ("Roskilde", "roskilde")),
        ("jeg er fra høje taastrup", ("Høje-Taastrup", "hojetaastrup")),
        ("hvad har I i Århus", ("Aarhus", "aarhus")),
        ("i live in tonder", ("Tønder", "tonder")),
        ("jeg bor i Kalundborg", ("Kalundborg", None)),
        ("min mor bor i odder", None),
        ("den er i vejen", None),
        ("vi skal på ferie i skagen", None),
        ("min søn sover ikke", None),
    ],
)
def test_a_place_that_is_the_family_s_own(text: str, expected: tuple[str, str | None] | None):
    assert told(text) == expected


def test_an_answer_to_the_question_needs_no_other_words():
    assert told("4720", asked=True) == ("Vordingborg", "vordingborg")
    assert told("Hjørring", asked=True) == ("Hjørring", None)
    assert told("4720") is None


def test_once_a_house_is_known_a_town_in_passing_changes_nothing():
    assert told("vi er på besøg i aalborg hos farmor hun har feber", settled=True) is None
    assert told("vi bor i Varde Kommune nu", settled=True) == ("Varde", "varde")
    assert told("hvad med tønder?", settled=True) == ("Tønder", "tonder")


def test_there_are_98_municipalities_and_each_house_is_in_one_of_its_region():
    known = municipalities()
    assert len(known) == 98
    for house in LIBRARY.houses.values():
        assert known[house.municipality.removesuffix(" Kommune")].region == house.region


def test_postcodes_lead_to_their_municipality():
    assert [of_postcode(code).name for code in ("1560", "4800", "9990")] == [
        "København",
        "Guldborgsund",
        "Frederikshavn",
    ]
    assert of_postcode("0999") is None
