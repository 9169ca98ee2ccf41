"""A parent writes to the running Natlys and gets a right answer from this house."""

import pytest

from tests.conftest import MARKER, Natlys
from tests.system.parent import Parent


@pytest.fixture
def aalborg(natlys: Natlys) -> Parent:
    return Parent(natlys.address, "aalborg")


def test_the_greeting_says_a_machine_anonymous_and_the_way_to_a_person(aalborg: Parent):
    greeting = aalborg.begun.json()["replies"][0]
    for word in ("maskine", "anonym", "menneske", "112", "Familiens Hus i Aalborg"):
        assert word in greeting["text"]
    assert any(b["payload"] == "/ask_person" for b in greeting["buttons"])


def test_a_baby_that_wakes_every_hour_is_answered_with_its_source(aalborg: Parent):
    said = aalborg.write(f"min {MARKER} vågner hver time om natten")
    assert said.done
    assert "Kilde:" in said.text
    assert "opvågninger" in said.text


def test_thursday_afternoon_in_aalborg_is_answered_from_the_profile(aalborg: Parent):
    said = aalborg.write("er der åbent torsdag eftermiddag")
    assert "kl. 10.30-17.00" in said.text
    assert "kl. 15.00-16.30" in said.text
    assert "2024" in said.text
    assert "Ring og hør" in said.text


def test_something_for_fathers_is_answered_from_the_profile(natlys: Natlys):
    said = Parent(natlys.address, "lolland").write("er der noget for fædre")
    assert "Fars Legestue" in said.text


def test_a_house_without_known_hours_says_so(natlys: Natlys):
    said = Parent(natlys.address, "vordingborg").write("hvornår har i åbent på fredag")
    assert "kender ikke husets åbningstid" in said.text


def test_english_is_answered_in_english(aalborg: Parent):
    said = aalborg.write(f"my {MARKER} wakes up every hour at night and we are exhausted")
    assert said.replies[0]["lang"] == "en"
    assert "Source:" in said.text


def test_a_button_leads_on(aalborg: Parent):
    said = aalborg.write("/ask_person")
    assert "maskine" in said.text
    assert "112" in said.text


def test_what_identifies_is_left_out_and_told_once(aalborg: Parent):
    first = aalborg.write(f"min {MARKER} på 3 år vil ikke sove i egen seng ring på 23 45 67 89")
    assert first.replies[0]["kind"] == "notice"
    assert "telefonnummer" in first.replies[0]["text"]
    second = aalborg.write(f"{MARKER} hun kommer ind i vores seng, skriv til mor@eksempel.dk")
    assert all(r["kind"] != "notice" for r in second.replies)


def test_danger_gets_the_number_first_and_nothing_else(aalborg: Parent):
    said = aalborg.write(f"{MARKER} min baby trækker ikke vejret")
    assert len(said.replies) == 1
    assert said.replies[0]["kind"] == "crisis"
    assert said.text.startswith("Ring 112 nu")
    assert said.replies[0]["phones"][0]["number"] == "112"


def test_a_deleted_conversation_is_gone(aalborg: Parent):
    aalborg.write(f"{MARKER} hvor meget skal hun spise")
    assert aalborg.delete() == 204
    assert aalborg.write("er du der").error == "expired"
    assert aalborg.delete() == 204


def test_a_long_conversation_is_answered_to_the_end(aalborg: Parent):
    answers = [aalborg.write(f"min {MARKER} vågner hver time {n}") for n in range(60)]
    assert all(a.replies and a.replies[0]["kind"] == "answer" for a in answers)
