"""When a request cannot be taken: that is said, nothing else is, and nothing half-made is kept."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.contact.desk import Desk
from bot.contact.practice import PracticeDesk
from bot.requests.mailbox import Mailbox
from bot.requests.tables import house_keys
from bot.words.voice import CONTACT
from tests.contact.conftest import Device, Talk, up_to
from tests.requests.conftest import MONDAY, NOW, House

SAID_WHEN_KEPT = ("modtaget", "Din kode", "De ringer")


class Away:
    """Takes the tables of requests away for a while, as a database does that is restored or moved."""

    def __init__(self, talk: Talk) -> None:
        self._engine = talk.house.engine

    def __enter__(self) -> None:
        self._rename("requests", "hidden")

    def __exit__(self, *_: object) -> None:
        self._rename("hidden", "requests")

    def _rename(self, one: str, other: str) -> None:
        with self._engine.begin() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {one} RENAME TO {other}")


@pytest.fixture(params=["callback", "message", "reply"])
def before_the_yes(request: pytest.FixtureRequest, talk: Talk) -> Talk:
    """A parent who has seen the summary."""
    if request.param == "callback":
        talk.all(*up_to("check"))
    else:
        talk.all("/message", "vi er trætte")
    if request.param == "reply":
        talk.send()
        talk.tap("open", talk.device.ticket)
        talk.all("/write", "og en ting til")
    return talk


def test_while_the_database_is_away_nothing_is_received_and_later_it_is(before_the_yes: Talk):
    talk, before = before_the_yes, before_the_yes.messages
    with Away(talk):
        said = talk.send()
        assert not [words for words in (*SAID_WHEN_KEPT, "Det er sendt") if words in said.text]
        assert "Intet er sendt" in said.text
        assert said.replies[-1].code == ""
    assert talk.messages == before
    said = talk.send()
    assert "modtaget" in said.text or "Det er sendt" in said.text
    assert talk.messages == before + 1


def test_a_locked_database_is_waited_for_and_then_told(talk: Talk, tmp_path: Path):
    talk.turn.contact.desk.mailbox = Mailbox(f"sqlite:///{tmp_path}/requests.sqlite3?timeout=0.2")
    talk.all(*up_to("check"))
    with talk.house.engine.begin() as held:
        held.execute(sa.text("UPDATE deployment SET id = 1"))
        said = talk.send()
        assert "Intet er sendt" in said.text
        assert not [words for words in SAID_WHEN_KEPT if words in said.text]
    assert talk.kept == []
    assert "modtaget" in talk.send().text


def test_a_desk_that_was_never_opened_takes_nothing(talk: Talk):
    talk.all(*up_to("check"))
    talk.turn.contact.desk.mailbox = None
    assert "Intet er sendt" in talk.send().text


def test_while_the_database_is_away_a_code_says_nothing_about_itself(talk: Talk):
    talk.all("/message", "vi er trætte")
    talk.send()
    later = talk.another_device()
    with Away(talk):
        said = later.tap("open", later.device.ticket)
        assert "kender jeg ikke" not in said.text
        assert said.replies[-1].sealed == ()
    assert later.tap("open", later.device.ticket).replies[-1].sealed


def test_a_request_is_not_said_to_be_taken_back_while_the_database_is_away(talk: Talk):
    talk.all("/message", "vi er trætte")
    talk.send()
    talk.tap("open", talk.device.ticket)
    talk.tap("withdraw")
    with Away(talk):
        assert "slettet." not in talk.tap("yes").text
    assert talk.messages == 1
    assert "slettet" in talk.tap("yes").text
    assert talk.messages == 0


def test_a_day_that_fills_up_between_asking_and_yes_is_asked_for_anew(talk: Talk):
    talk.house.has_room(1)
    other = talk.another_device(house="lolland")
    other.device = Device()
    talk.all(*up_to("check"))
    other.all(*up_to("check"))
    assert "modtaget" in other.send().text
    said = talk.send()
    assert "fyldt" in said.text
    assert not [words for words in SAID_WHEN_KEPT if words in said.text]
    assert f"when/{MONDAY}.morning" not in said.payloads
    assert len(talk.kept) == 1
    summary = talk.tap("when/2026-11-24.morning")
    assert "tirsdag den 24. november" in summary.text
    assert "20 12 34 56" in summary.text
    assert "modtaget" in talk.send().text
    assert len(talk.kept) == 2
    assert talk.house.taken() == 1


def test_a_time_that_has_passed_before_the_yes_is_not_promised(talk: Talk):
    """Asked at half past nine on Monday, said yes to in the afternoon."""
    talk.now = talk.now.replace(day=23, hour=9, minute=30)
    talk.all(*up_to("when"))
    talk.all("/when/2026-11-23.morning", "Anne", "ja", "nej", "/skip")
    talk.minutes_later(4 * 60)
    said = talk.send()
    assert "mandag den 23. november mellem kl. 10.30 og 12" not in said.text
    assert talk.kept == []


@pytest.mark.parametrize("way", ["callback", "message"])
def test_a_house_without_a_key_says_so_and_shows_how_to_reach_it(talk: Talk, way: str):
    elsewhere = talk.another_device(house="aalborg")
    said = elsewhere.tap(way)
    assert "tager ikke imod beskeder" in said.text
    assert elsewhere.conversation.draft is None
    assert talk.kept == []


def test_without_a_house_nothing_is_begun(talk: Talk):
    nowhere = talk.another_device()
    assert "tager ikke imod" in nowhere.tap("callback").text
    assert nowhere.conversation.draft is None


def test_a_key_that_is_retired_on_the_way_takes_nothing(talk: Talk):
    talk.all(*up_to("check"))
    with talk.house.engine.begin() as connection:
        connection.execute(house_keys.update().values(retired_at=NOW))
    said = talk.send()
    assert not [words for words in SAID_WHEN_KEPT if words in said.text]
    assert talk.kept == []


@pytest.mark.parametrize(("of", "ways"), [("lolland", {"callback", "message", "code"}), ("aalborg", set())])
def test_only_a_house_that_takes_requests_offers_them(talk: Talk, of: str, ways: set[str]):
    talk.brain.label, talk.brain.says = "ask_person", "person"
    asked = talk.another_device(house=of).say("kan jeg tale med en")
    offered = {button.payload for reply in asked.replies for button in reply.buttons}
    assert {payload for payload in offered if payload.startswith(CONTACT)} == {CONTACT + way for way in ways}


def test_a_desk_learns_of_new_keys(mailbox: Mailbox, house: House):
    desk = Desk(mailbox)
    assert desk.accepting == frozenset()
    asyncio.run(desk.refresh())
    assert desk.accepting == {"lolland"}


def test_the_practice_desk_takes_requests_of_every_house_and_no_real_ones(talk: Talk):
    """For evaluation: the same words as a parent's."""
    talk.turn.contact.desk = PracticeDesk(["lolland", "odder"])
    talk.conversation.channel = "ask"
    talk.all(*up_to("check"))
    receipt = talk.tap("send")
    assert "modtaget" in receipt.text
    words = receipt.text.partition("Din kode: ")[2].split("\n")[0]
    assert "kvidrefugl" in talk.another_device("ask").say(words).text
    assert talk.kept == []
