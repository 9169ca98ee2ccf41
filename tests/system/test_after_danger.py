"""After danger: one question with choices, the right thing on yes and on no, and a conversation that stays careful."""

from tests.conftest import MARKER, Natlys
from tests.system.parent import Parent, Said


def titles(said: Said) -> list[str]:
    return [button["title"] for reply in said.replies for button in reply["buttons"]]


def numbers(said: Said) -> list[str]:
    return [phone["number"] for reply in said.replies for phone in reply["phones"]]


def test_the_card_asks_one_question_and_hears_yes(natlys: Natlys):
    parent = Parent(natlys.address, "aalborg")
    card = parent.write(f"{MARKER} jeg vil bare dø")
    assert card.text.endswith("Er I i sikkerhed lige nu?")
    assert titles(card) == ["Ja", "Nej"]
    said = parent.write("/safety/suicide.card/yes")
    assert [reply["kind"] for reply in said.replies] == ["notice"]
    assert "Tal med et menneske" in titles(said)


def test_no_leads_to_what_to_do_now(natlys: Natlys):
    parent = Parent(natlys.address)
    card = parent.write(f"{MARKER} min mand slår mig lige nu")
    assert numbers(card)[0] == "112"
    said = parent.write("nej")
    assert said.replies[0]["kind"] == "crisis"
    assert said.text != card.text
    assert numbers(said)[0] == "112"


def test_yes_to_a_question_that_only_asked_gets_the_card(natlys: Natlys):
    parent = Parent(natlys.address)
    met = parent.write(f"{MARKER} de ville have det bedre uden mig")
    assert "Tænker du på at dø" in met.replies[0]["text"]
    card = parent.write("ja det gør jeg")
    assert card.text.startswith("Ring 112")
    assert len(card.replies) == 1


def test_thanks_i_am_okay_is_taken_kindly(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write(f"{MARKER} jeg vil bare dø")
    said = parent.write("tak jeg er okay nu")
    assert "Det er godt at høre" in said.text
    assert "112" in numbers(said)


def test_the_conversation_stays_careful(natlys: Natlys):
    parent, other = Parent(natlys.address, "aalborg"), Parent(natlys.address, "aalborg")
    parent.write(f"{MARKER} jeg vil bare dø")
    after, before = parent.write("/faq/network.lonely"), other.write("/faq/network.lonely")
    assert "Kilde:" in after.text
    assert set(titles(after)) < set(titles(before)) or len(after.text) < len(before.text)
    assert parent.write("hej").text != other.write("hej").text


def test_the_same_worry_is_not_said_twice_in_the_same_words(natlys: Natlys):
    parent = Parent(natlys.address)
    first = parent.write(f"{MARKER} de ville have det bedre uden mig").replies[0]
    second = parent.write("tror de alle ville have det bedre uden mig").replies[0]
    assert first["kind"] == second["kind"] == "crisis"
    assert first["text"] != second["text"]
    assert second["phones"]


def test_a_tap_under_an_old_card_is_heard_when_the_conversation_is_forgotten(natlys: Natlys):
    said = Parent(natlys.address).write("/safety/suicide.card/no")
    assert said.replies[0]["kind"] == "crisis"
    assert "112" in numbers(said)


def test_danger_is_never_taken_for_a_good_answer(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write(f"{MARKER} de ville have det bedre uden mig")
    said = parent.write("nej jeg vil bare forsvinde")
    assert said.replies[0]["kind"] == "crisis"


def test_help_that_cannot_be_reached_is_no_good_news(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write(f"{MARKER} hun har spist en opvasketabs")
    said = parent.write("jeg har ringet men der er kø")
    assert said.replies[0]["kind"] == "crisis"
    assert "112" in numbers(said)


def test_a_later_no_is_no_answer_any_more(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write(f"{MARKER} jeg vil bare dø")
    parent.write("hvornår har i åbent")
    assert parent.write("nej det hjalp ikke").replies[0]["kind"] != "crisis"
