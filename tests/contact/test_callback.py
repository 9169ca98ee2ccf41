"""A call-back from the first tap to the receipt, as asked for late on a Saturday."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from tests.contact.conftest import QUESTION, STEPS, STORY, Talk, up_to

PARENTS_OWN = ("20 12 34 56", "Anne", "biblioteket", "kvidrefugl")


def test_from_the_first_tap_to_the_receipt(talk: Talk):
    assert "Hvad skal det handle om" in talk.tap("callback").text
    assert "spring" in talk.tap("topic/sleep").text.lower()
    asked = talk.say("Han sover kun i min arm, kvidrefugl.")
    for said in ("Kun familierådgiverne", "14 dage", "onsdag den 20. januar", "§ 133", "Hvilket telefonnummer"):
        assert said in asked.text
    asked = talk.say("20123456")
    assert "when/2026-11-23.morning" in asked.payloads
    assert "mandag den 23. november mellem kl. 8 og 12" in [b.title for b in asked.replies[-1].buttons]
    talk.tap("when/2026-11-23.morning")
    assert "sikkert" in talk.say("Anne").text
    assert "lægge en besked" in talk.say("ja").text
    talk.say("nej")
    summary = talk.say("sig bare det er biblioteket")
    for said in (*PARENTS_OWN, "mandag den 23. november mellem kl. 8 og 12", "læg ingen besked", "Vil du sende det?"):
        assert said in summary.text
    assert summary.replies[-1].code == "make"
    assert talk.kept == []
    receipt = talk.send()
    assert "modtaget" in receipt.text
    assert "mandag den 23. november mellem kl. 8 og 12" in receipt.text
    assert "Der er ingen før" in receipt.text
    assert "onsdag den 20. januar" in receipt.text
    assert receipt.replies[-1].code == "made"


def test_what_is_kept_is_what_was_told(talk: Talk):
    summary = talk.all(*up_to("check"))
    talk.send()
    (row,) = talk.kept
    assert (row.house, row.kind, row.urgency, row.state) == ("lolland", "callback", 1, "waiting")
    assert row.lookup == talk.device.ticket.lookup_hash
    assert (row.promised_from, row.promised_until) == (datetime(2026, 11, 23, 7), datetime(2026, 11, 23, 15))
    assert row.due_at == row.promised_until
    (told,) = talk.opened()
    promise = told.pop("promised")
    assert promise in summary.text
    assert told == {
        "v": 1,
        "request": row.id,
        "number": 0,
        "from": "parent",
        "topic": "sleep",
        "language": "da",
        "text": "Han sover kun i min arm, kvidrefugl.",
        "contact": {"kind": "phone", "value": "20 12 34 56"},
        "name": "Anne",
        "safe": True,
        "leave_message": False,
        "calls_as": "biblioteket",
        "when": "mandag den 23. november mellem kl. 8 og 16",
        "told": [],
    }


def test_on_the_saturday_before_whitsun_it_is_tuesday(talk: Talk):
    talk.now = datetime(2026, 5, 23, 23, 40, tzinfo=COPENHAGEN)
    receipt_follows = talk.all(*up_to("check"))
    assert "tirsdag den 26. maj mellem kl. 8 og 16" in receipt_follows.text
    assert "tirsdag den 26. maj mellem kl. 8 og 16" in talk.send().text


def test_by_mail_nobody_rings_and_nothing_is_asked_about_it(talk: Talk):
    asked = talk.all("/callback", "/topic/sleep", "/skip", "anne@eksempel.dk")
    assert "mail" in asked.text
    talk.all("mandag formiddag", "/skip")
    summary = talk.say("ja")
    assert "anne@eksempel.dk" in summary.text
    assert "svarer på mail senest mandag den 23. november kl. 12" in summary.text
    assert not {"change/leave", "change/calls_as"} & set(summary.payloads)
    assert "ringer" not in summary.text
    talk.send()
    (told,) = talk.opened()
    assert told["contact"] == {"kind": "mail", "value": "anne@eksempel.dk"}
    assert (told["name"], told["leave_message"], told["calls_as"]) == ("", None, "")


def test_what_was_talked_about_is_not_asked_again_and_goes_along(talk: Talk):
    assert talk.say(QUESTION).outcome.story == STORY
    asked = talk.tap("callback")
    assert "Hvad skal det handle om" not in asked.text
    assert "Søvn" in asked.text
    talk.all(*up_to("check")[2:])
    talk.send()
    (told,) = talk.opened()
    assert (told["topic"], told["told"]) == ("sleep", [STORY])


def test_the_time_may_be_typed(talk: Talk):
    talk.all(*up_to("when"))
    talk.say("mandag eftermiddag")
    talk.all("Anne", "ja", "ja", "/skip")
    talk.send()
    (told,) = talk.opened()
    assert told["when"] == "mandag den 23. november mellem kl. 12 og 16"


def test_a_yes_in_words_is_a_yes(talk: Talk):
    talk.all(*up_to("check"))
    assert "modtaget" in talk.say("ja, send det", talk.device.ticket).text
    assert len(talk.kept) == 1


@pytest.mark.parametrize("text", ["måske", "ja men ikke endnu", "hvad koster det?", "nej", "send ikke"])
def test_anything_but_a_yes_sends_nothing(talk: Talk, text: str):
    talk.all(*up_to("check"))
    said = talk.say(text, talk.device.ticket)
    assert "modtaget" not in said.text
    assert talk.kept == []


@pytest.mark.parametrize("no", ["nej", "nej tak"])
def test_a_no_to_the_summary_is_no_message_to_the_brain(talk: Talk, no: str):
    talk.all(*up_to("check"))
    talk.say(no)
    assert talk.brain.heard == []
    assert talk.kept == []


def test_a_tap_on_send_before_the_summary_sends_nothing(talk: Talk):
    for step in STEPS:
        talk.all(*up_to(step))
        assert "modtaget" not in talk.send().text
        assert talk.kept == []


def test_without_a_code_from_the_device_nothing_is_sent_on_the_web(talk: Talk):
    """A code that is made here would be known here."""
    talk.all(*up_to("check"))
    said = talk.tap("send")
    assert "modtaget" not in said.text
    assert said.replies[-1].code == "make"
    assert talk.kept == []


def test_a_yes_that_comes_twice_is_one_request(talk: Talk):
    talk.all(*up_to("check"))
    talk.send()
    assert "modtaget" not in talk.send().text
    assert len(talk.kept) == 1


def test_every_question_of_the_way_is_taken_in_english(talk: Talk):
    talk.conversation.language = "en"
    summary = talk.all("/callback", "/topic/sleep", "/skip", "+44 7400 123456", "anytime", "call me Mo", "yes", "no")
    assert "Whom should they say is calling" in summary.text
    summary = talk.tap("skip")
    for said in ("+44 7400 123456", "Mo", "leave no message", "Do you want to send it?"):
        assert said in summary.text
    assert "received" in talk.say("yes", talk.device.ticket).text
    (told,) = talk.opened()
    assert (told["language"], told["leave_message"]) == ("en", False)


def test_worry_heard_before_makes_it_due_soon_after_the_house_opens(talk: Talk):
    talk.say("jeg vil bare dø")
    talk.all(*up_to("check"))
    talk.send()
    (row,) = talk.kept
    assert row.urgency >= 2
    assert row.due_at == datetime(2026, 11, 23, 8)  # nine o'clock in Copenhagen


def test_when_exactly_it_was_written_is_not_kept_where_no_opening_is_in_sight(talk: Talk):
    """Neither by the hours it is due at."""
    known = talk.turn.library.houses["lolland"]
    closed = known.model_validate(
        known.model_dump() | {"closed": [{"starts": date(2026, 11, 1), "ends": date(2027, 1, 31)}]}
    )
    talk.turn.library.houses["lolland"] = closed
    try:
        talk.minutes_later(7)
        talk.all("/message", "vi er så trætte")
        talk.send()
    finally:
        talk.turn.library.houses["lolland"] = known
    (row,) = talk.kept
    for moment in (row.created_at, row.due_at, row.delete_at):
        assert (moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0)


def test_where_no_time_can_be_promised_another_way_is_shown(talk: Talk):
    """Every day is full: the question when it suits has no answer."""
    for ahead in range(30):
        talk.house.has_room(0, date(2026, 11, 21) + timedelta(days=ahead))
    said = talk.all(*up_to("when"))
    said = talk.tap("when/any") if "when/any" in said.payloads else said
    assert "message" in said.payloads
    assert "when/any" not in said.payloads


def test_not_safe_offers_the_other_way_and_keeps_what_was_written(talk: Talk):
    said = talk.all(*up_to("safe"), "nej")
    assert "1888" in said.text
    assert {"message", "only_then", "stop"} <= set(said.payloads)
    assert {"1888", "112"} <= {phone.number for phone in said.replies[-1].phones}
    asked = talk.tap("message")
    assert talk.conversation.draft
    assert talk.conversation.draft.contact is None
    assert "20 12 34 56" not in asked.text
    assert "kvidrefugl" in talk.conversation.draft.text


def test_not_safe_but_at_that_time_leaves_no_message(talk: Talk):
    talk.all(*up_to("safe"), "nej")
    asked = talk.tap("only_then")
    assert "Hvem skal de sige" in asked.text
    summary = talk.tap("skip")
    assert "kun på den aftalte tid" in summary.text
    assert "change/leave" not in summary.payloads
    talk.send()
    (told,) = talk.opened()
    assert (told["safe"], told["leave_message"]) == (False, False)


def test_two_houses_keep_apart(talk: Talk):
    """What is begun at one house is not sent to another that the parent asks about meanwhile."""
    talk.all(*up_to("name"))
    talk.say("vi flytter, vi bor i Aalborg Kommune nu")
    summary = talk.all("/go_on", "/skip", "ja", "nej", "/skip")
    talk.send()
    (row,) = talk.kept
    told_to = talk.turn.library.houses[row.house].name
    assert told_to in summary.replies[-1].text


def test_in_telegram_the_code_is_made_here_and_that_is_said(talk: Talk):
    talk.conversation = replace(talk.conversation, channel="telegram")
    talk.all(*up_to("check"))
    receipt = talk.tap("send")
    assert "modtaget" in receipt.text
    assert "Din kode:" in receipt.text
    assert "Telegram" in receipt.text
    assert len(talk.kept) == 1
