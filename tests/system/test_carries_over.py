"""Within a conversation Natlys knows what has been told, and never says the same again when it did not help."""

from tests.conftest import MARKER, Natlys
from tests.system.parent import Parent

AGE = "Hvor gammelt er dit barn"


def payloads(said) -> list[str]:
    return [button["payload"] for reply in said.replies for button in reply["buttons"]]


def test_an_age_is_asked_for_once_and_used(natlys: Natlys):
    parent = Parent(natlys.address)
    first = parent.write("/faq/sleep.how_much_sleep")
    assert AGE in first.text
    bands = [p for p in payloads(first) if p.startswith("/age/")]
    assert len(bands) >= 3
    second = parent.write(bands[0])
    assert AGE not in second.text
    assert second.text.split("\n\n")[0] != first.text.split("\n\n")[0]
    assert AGE not in parent.write("/faq/sleep.night_feeds").text


def test_an_age_that_was_told_is_not_asked_for(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write(f"min {MARKER} på 8 mdr vågner hver time om natten")
    said = parent.write("/faq/sleep.how_much_sleep")
    assert AGE not in said.text
    young, old = Parent(natlys.address), Parent(natlys.address)
    young.write("hej min baby på 2 mdr græder")
    old.write("hej min datter på 4 år græder")
    assert young.write("/faq/sleep.how_much_sleep").text != old.write("/faq/sleep.how_much_sleep").text


def test_an_age_may_be_typed_instead_of_tapped(natlys: Natlys):
    parent = Parent(natlys.address)
    asked = parent.write("/faq/sleep.how_much_sleep")
    told = parent.write("5 måneder")
    assert told.text
    assert told.text.split("\n\n")[0] != asked.text.split("\n\n")[0]
    assert "Kilde:" in told.text


def test_what_did_not_help_leads_to_another_way_and_then_to_a_person(natlys: Natlys):
    parent = Parent(natlys.address, "aalborg")
    first = parent.write("/faq/sleep.falling_asleep").text
    second = parent.write("det hjalp ikke").text
    third = parent.write("det hjalp heller ikke").text
    assert len({first, second, third}) == 3
    assert "Kilde:" not in second
    assert "menneske" in third
    assert "Familiens Hus i Aalborg" in third


def test_what_did_not_help_before_anything_was_said_is_asked_about(natlys: Natlys):
    assert "Hvad handler det om" in Parent(natlys.address).write("det hjalp ikke").text


def test_a_second_question_is_offered(natlys: Natlys):
    said = Parent(natlys.address, "aalborg").write("hvad er jeres telefonnummer? og hvornår skal han have d-vitamin?")
    assert "noget andet" in said.text
    assert "/faq/feeding.vitamin_d" in payloads(said)


def test_another_language_gets_its_own_words_with_the_numbers_first(natlys: Natlys):
    said = Parent(natlys.address).write("moje dziecko nie śpi w nocy i ciągle płacze")
    assert said.replies[0]["lang"] == "pl"
    assert said.replies[0]["text"].startswith("112")
    assert {phone["number"] for phone in said.replies[0]["phones"]} == {"112", "1888"}


def test_danger_in_another_language_gets_the_card(natlys: Natlys):
    said = Parent(natlys.address).write("mąż mnie bije i boję się")
    assert [reply["kind"] for reply in said.replies] == ["crisis", "crisis"]
    assert said.replies[0]["lang"] == "pl"
