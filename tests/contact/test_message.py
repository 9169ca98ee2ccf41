"""An anonymous message: no name, no number; a code that leads back to the answer."""

import asyncio
from base64 import urlsafe_b64decode
from datetime import datetime, timedelta

import pytest

from bot.requests.code import derive, new_words
from bot.requests.sealing import seal
from bot.requests.tables import days, messages, requests
from tests.contact.conftest import Device, Talk, up_to
from tests.requests.conftest import MONDAY, NOW, opened

TEXT = "Jeg er så træt, kvidrefugl, og tør ikke sige det til nogen."


@pytest.fixture
def code(talk: Talk) -> str:
    """The words of a code, under which a message was sent from the parent's device."""
    words = new_words()
    made = derive(words, talk.runner.run(talk.turn.contact.desk.salt()))
    talk.device.lookup, talk.device.secret = made.ticket.lookup, made.secret
    talk.all("/message", TEXT)
    talk.send()
    return words


def answer(talk: Talk, text: str, **changed: object) -> None:
    """A therapist's answer, as the desk keeps it."""
    (row,), number = talk.kept, talk.messages
    content = {"v": 1, "request": row.id, "number": number, "from": "staff", "text": text, **changed}
    with talk.house.engine.begin() as connection:
        connection.execute(
            messages.insert().values(
                request_id=row.id,
                number=number,
                from_staff=True,
                written_at=NOW + timedelta(days=2),
                key_id=talk.house.key_id,
                for_house=seal(content, bytes(talk.house.secret.public_key)),
                for_parent=seal(content, row.parent_key),
            )
        )


def test_from_the_first_tap_to_the_receipt(talk: Talk):
    asked = talk.tap("message")
    for said in ("Familiens Hus", "kode", "jeg kan ikke give dig besked", "Ingen læser med nu", "§ 133", "112"):
        assert said in asked.text
    assert "mandag den 23. november efter kl. 8" in asked.text
    summary = talk.say(TEXT)
    assert TEXT in summary.text
    assert summary.replies[-1].code == "make"
    assert talk.kept == []
    receipt = talk.send()
    for said in ("modtaget", "mandag den 23. november efter kl. 8", "kode", "ikke give dig besked", "20. januar"):
        assert said in receipt.text
    (row,) = talk.kept
    assert (row.kind, row.house, row.promised_from, row.promised_until) == ("message", "lolland", None, None)
    (told,) = talk.opened()
    assert told["text"] == TEXT
    assert not {"contact", "name", "when"} & set(told)


def test_many_lines_and_a_question_are_a_message_too(talk: Talk):
    text = "Er det normalt?\n\nHan er 8 mdr.\nVi prøver alt: sang, vugge … 🌙"
    talk.all("/message", text)
    talk.send()
    assert talk.opened()[0]["text"] == text


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "\u200b"])
def test_nothing_is_no_message(talk: Talk, nothing: str):
    talk.all("/message", nothing)
    assert "modtaget" not in talk.send().text
    assert talk.kept == []


def test_what_is_too_long_is_told_and_may_be_written_anew(talk: Talk):
    said = talk.all("/message", "x" * 4001)
    assert "4000" in said.text
    talk.say("x" * 4000)
    assert "modtaget" in talk.send().text
    assert talk.opened()[0]["text"] == "x" * 4000


def test_a_message_takes_no_place_of_a_call(talk: Talk):
    talk.house.has_room(0)
    talk.all("/message", TEXT)
    assert "modtaget" in talk.send().text
    with talk.house.engine.connect() as connection:
        assert connection.scalar(days.select().with_only_columns(days.c.taken)) == 0


def test_on_the_device_the_thread_stays_sealed(talk: Talk, code: str):
    answer(talk, "Det er helt almindeligt. Kom forbi på torsdag.")
    later = talk.another_device()
    opened = later.tap("open", later.device.ticket)
    sealed = opened.replies[-1].sealed
    assert [(s.number, s.from_staff) for s in sealed] == [(0, False), (1, True)]
    assert TEXT not in opened.text
    assert "torsdag" not in opened.text
    assert "Svar fra Familiens Hus" in sealed[1].heading
    assert {"write", "withdraw"} <= set(opened.payloads)


@pytest.mark.parametrize("channel", ["telegram", "ask"])
def test_the_code_typed_days_later_shows_the_answer(talk: Talk, code: str, channel: str):
    answer(talk, "Det er helt almindeligt. Kom forbi på torsdag.")
    later = talk.another_device(channel)
    later.minutes_later(3 * 24 * 60)
    asked = later.tap("code")
    assert "seks ord" in asked.text
    if channel == "telegram":
        assert "Telegram" in asked.text
    opened = later.say(code.upper().replace(" ", ", "))
    assert opened.text.index(TEXT) < opened.text.index("Kom forbi på torsdag.")
    assert "Svar fra Familiens Hus" in opened.text
    assert "20. januar" in opened.text


def test_the_code_needs_no_tap_before_it(talk: Talk, code: str):
    assert TEXT in talk.another_device("telegram").say(code).text
    assert talk.brain.heard == []


def test_before_there_is_an_answer_that_is_said(talk: Talk, code: str):
    said = talk.another_device("telegram").say(code)
    assert "ikke svaret endnu" in said.text
    assert "23. november" in said.text


def test_an_answer_is_believed_only_as_what_it_was_sealed_as(talk: Talk, code: str):
    """Whoever can write to the database cannot make the parent's own words an answer of the house's."""
    answer(talk, "falsk", **{"from": "parent"})
    said = talk.another_device("telegram").say(code)
    assert TEXT in said.text
    assert "falsk" not in said.text


@pytest.mark.parametrize("changed", [{"request": "another"}, {"number": 7}])
def test_an_answer_to_another_request_is_not_shown(talk: Talk, code: str, changed: dict[str, object]):
    answer(talk, "til en anden", **changed)
    assert "til en anden" not in talk.another_device("telegram").say(code).text


def test_words_typed_on_the_web_are_not_used_here(talk: Talk, code: str):
    """There the parent's own device reads codes, and its words are none of the server's business."""
    said = talk.another_device("web", "lolland").say(code)
    assert TEXT not in said.text
    assert said.replies[-1].code == "enter"


def test_a_wrong_code_is_told_so_and_may_be_typed_again(talk: Talk, code: str):
    later = talk.another_device("telegram", "lolland")
    later.tap("code")
    wrong = " ".join(reversed(code.split()))
    said = later.say(wrong)
    assert "kender jeg ikke" in said.text
    assert TEXT not in said.text
    opened = later.say(code)
    assert TEXT in opened.text
    assert talk.brain.heard == []


def test_a_wrong_code_costs_a_second_and_those_at_the_same_time_wait_for_each_other(talk: Talk, code: str):
    others = [talk.another_device() for _ in range(3)]
    for other in others:
        other.device = Device()
    loop = talk.runner.get_loop()
    begun = loop.time()

    async def guess() -> None:
        await asyncio.gather(*(other.take("/contact/open", other.device.ticket) for other in others))

    talk.runner.run(guess())
    assert loop.time() - begun >= 3
    begun = loop.time()
    talk.another_device().tap("open", talk.device.ticket)
    assert loop.time() - begun < 1


def test_one_can_write_again_under_the_same_code(talk: Talk, code: str):
    answer(talk, "Kom forbi på torsdag.")
    later = talk.another_device()
    later.tap("open", later.device.ticket)
    asked = later.tap("write")
    assert "Ingen læser med nu" in asked.text
    summary = later.say("Tak, det gør vi. Hvad tid?")
    assert "Hvad tid?" in summary.text
    assert summary.replies[-1].code == ""
    assert talk.messages == 2
    sent = later.tap("send")
    assert "sendt" in sent.text
    assert "samme kode" in sent.text
    assert [told["text"] for told in talk.opened()] == [TEXT, "Kom forbi på torsdag.", "Tak, det gør vi. Hvad tid?"]
    assert later.conversation.draft is None


def test_writing_again_opens_a_closed_request(talk: Talk, code: str):
    with talk.house.engine.begin() as connection:
        early = NOW + timedelta(days=14)
        connection.execute(
            requests.update().values(state="done", closed_at=NOW, outcome="advice_given", delete_at=early)
        )
    later = talk.another_device("telegram")
    later.minutes_later(3 * 24 * 60)
    assert "lukket" in later.say(code).text
    later.all("/write", "det begyndte igen", "ja")
    (row,) = talk.kept
    assert row.state == "waiting"
    assert row.due_at > datetime(2026, 11, 24)
    assert row.delete_at == row.created_at + timedelta(days=60)


def test_what_is_taken_back_is_gone(talk: Talk, code: str):
    answer(talk, "Kom forbi på torsdag.")
    later = talk.another_device("telegram")
    later.say(code)
    asked = later.tap("withdraw")
    assert "slettes" in asked.text
    assert talk.messages == 2
    assert "slettet" in later.tap("yes").text
    assert (talk.kept, talk.messages) == ([], 0)
    said = talk.another_device("telegram").say(code)
    assert "kender jeg ikke" in said.text
    assert TEXT not in said.text


def test_taking_back_may_be_said_in_words(talk: Talk, code: str):
    later = talk.another_device("telegram")
    later.all(code, "/withdraw", "ja")
    assert talk.kept == []


@pytest.mark.parametrize("no", ["/no", "nej", "nej tak", "/stop", "stop"])
def test_nothing_is_taken_back_without_a_yes(talk: Talk, code: str, no: str):
    later = talk.another_device("telegram")
    later.all(code, "/withdraw", no)
    assert talk.messages == 1
    assert talk.brain.heard == []


def test_a_call_that_is_taken_back_gives_its_place_to_another(talk: Talk):
    talk.house.has_room(1)
    talk.all(*up_to("check"))
    talk.send()
    assert talk.house.taken(MONDAY) == 1
    later = talk.another_device()
    later.tap("open", later.device.ticket)
    later.all("/withdraw", "/yes")
    assert talk.house.taken(MONDAY) == 0


def test_taking_back_what_is_gone_already_is_no_error(talk: Talk, code: str):
    later, other = talk.another_device(), talk.another_device()
    for one in (later, other):
        one.tap("open", one.device.ticket)
        one.tap("withdraw")
    assert "slettet" in later.tap("yes").text
    assert "slettet" in other.tap("yes").text


def test_writing_on_what_is_gone_is_told(talk: Talk, code: str):
    later, other = talk.another_device(), talk.another_device()
    for one in (later, other):
        one.tap("open", one.device.ticket)
    later.all("/write", "og en ting til")
    other.all("/withdraw", "/yes")
    said = later.tap("send")
    assert "kender jeg ikke" in said.text
    assert "sendt til" not in said.text
    assert talk.messages == 0


@pytest.mark.parametrize("tap", ["write", "withdraw", "yes", "send", "go_on", "open", "change/contact", "nonsense"])
def test_taps_without_a_code_lead_to_nobodys_request(talk: Talk, code: str, tap: str):
    stranger = talk.another_device(house="lolland")
    said = stranger.tap(tap)
    assert TEXT not in said.text
    assert said.replies[-1].sealed == ()
    assert talk.messages == 1


def test_the_ticket_alone_says_which_request_it_is(talk: Talk, code: str):
    """A code opens its own house's request in the widget of any house."""
    later = talk.another_device(house="aalborg")
    assert "Familiens Hus i Lolland" in later.tap("open", later.device.ticket).text


def test_what_the_house_was_sent_the_parent_can_open(talk: Talk, code: str):
    later = talk.another_device()
    (sealed,) = later.tap("open", later.device.ticket).replies[-1].sealed
    box = urlsafe_b64decode(sealed.sealed + "==")
    assert opened(box, talk.device.secret, sealed.request, sealed.number)["text"] == TEXT
