"""Three questions after a good ending, once, and never where there was danger."""

from tests.conftest import Natlys
from tests.system.parent import Parent, Said


def payloads(said: Said) -> list[str]:
    return [button["payload"] for reply in said.replies for button in reply["buttons"]]


def asked(said: Said) -> list[str]:
    return [payload for payload in payloads(said) if payload.startswith("/feedback/")]


def test_three_questions_follow_a_thank_you_and_then_no_more(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write("/faq/sleep.wakes_often")
    said = parent.write("tusind tak for hjælpen")
    for question in ("helped", "again", "recommend"):
        assert asked(said) == [f"/feedback/{question}/{answer}" for answer in ("yes", "no", "skip")]
        said = parent.write(f"/feedback/{question}/yes")
    assert asked(said) == []
    assert asked(parent.write("tusind tak for hjælpen")) == []


def test_one_tap_skips_all_of_them(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write("/faq/sleep.wakes_often")
    assert asked(parent.write("mange tak"))
    said = parent.write("/feedback/helped/skip")
    assert "Tak" in said.text
    assert asked(said) == []


def test_thanks_without_an_answer_before_asks_nothing(natlys: Natlys):
    assert asked(Parent(natlys.address).write("tusind tak")) == []


def test_nothing_is_asked_after_danger(natlys: Natlys):
    parent = Parent(natlys.address)
    parent.write("/faq/sleep.wakes_often")
    parent.write("jeg vil ikke leve mere")
    parent.write("jeg er okay nu tak")
    assert asked(parent.write("tusind tak for hjælpen")) == []
