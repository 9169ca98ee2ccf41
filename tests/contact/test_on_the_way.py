"""On the way to a request one may stop, ask why, go back, correct, and talk of something else meanwhile."""

import itertools
from pathlib import Path

import pytest

from bot.counts.counter import Counts
from bot.store.counters import CounterStore
from bot.store.database import connect
from bot.words.texts import say
from tests.contact.conftest import QUESTION, STEPS, Talk, up_to
from tests.store.counted import rows

ALL_STEPS = [*STEPS, "check"]
PARENTS_OWN = ("20 12 34 56", "20123456", "Anne", "biblioteket", "kvidrefugl")


def words_heard(talk: Talk) -> list[str]:
    """The parent's words that the brain was sent."""
    return [word for word in PARENTS_OWN for heard in talk.brain.heard if word in heard]


def counted(counts: Counts, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that would be written of a talk."""
    address = f"sqlite:///{folder}/counts.sqlite3"
    store = CounterStore(address)
    store.migrate()
    assert counts.flush(store)
    return {table: rows(connect(address), table) for table in ("daily", "monthly")}


@pytest.mark.parametrize("step", ALL_STEPS)
@pytest.mark.parametrize("stop", ["/stop", "stop", "Glem det!"])
def test_stopping_at_any_step_forgets_everything(talk: Talk, step: str, stop: str):
    talk.all(*up_to(step))
    said = talk.all(stop)
    assert "Intet er sendt" in said.text
    assert talk.conversation.draft is None
    assert talk.kept == []
    assert "modtaget" not in talk.send().text
    assert talk.kept == []
    talk.all("/callback", "/topic/sleep", "/skip", "30 12 34 56", "/when/any", "/skip", "ja", "nej")
    summary = talk.tap("skip")
    assert not [word for word in PARENTS_OWN if word in summary.text]


@pytest.mark.parametrize("stop", ["/stop", "stop"])
def test_stopping_a_message_forgets_it(talk: Talk, stop: str):
    talk.all("/message", "kvidrefugl er ked af det", stop)
    assert talk.conversation.draft is None
    assert "kvidrefugl" not in talk.tap("message").text
    assert "modtaget" not in talk.send().text
    assert talk.kept == []


def test_stopping_when_something_else_is_talked_of_stops_too(talk: Talk):
    talk.all(*up_to("name"), QUESTION)
    heard = len(talk.brain.heard)
    assert "Intet er sendt" in talk.say("stop").text
    assert talk.conversation.draft is None
    assert len(talk.brain.heard) == heard


@pytest.mark.parametrize("step", ALL_STEPS)
def test_why_is_answered_at_every_step_and_the_question_stands(talk: Talk, step: str):
    asked = talk.all(*up_to(step))
    said = talk.say("hvorfor?")
    assert say(f"contact_why_{step}", "da") in said.text
    assert said.payloads == asked.payloads
    assert talk.conversation.draft
    assert talk.conversation.draft.step == step


def test_why_a_message_is_written_is_answered(talk: Talk):
    talk.tap("message")
    assert say("contact_why_text", "da") in talk.say("hvorfor").text
    assert talk.conversation.draft
    assert talk.conversation.draft.text == ""


@pytest.mark.parametrize(("before", "step"), list(itertools.pairwise(ALL_STEPS)))
def test_back_asks_the_question_before_and_its_answer_may_change(talk: Talk, before: str, step: str):
    talk.all(*up_to(before))
    asked = talk.all(up_to(step)[-1])
    said = talk.say("tilbage")
    assert said.text != asked.text
    assert talk.conversation.draft
    assert talk.conversation.draft.step == before
    talk.all(up_to(step)[-1])
    assert talk.conversation.draft.step == step


def test_back_at_the_first_step_asks_it_again(talk: Talk):
    asked = talk.tap("callback")
    assert talk.say("tilbage").text == asked.text


def test_another_number_is_asked_whether_it_is_safe(talk: Talk):
    talk.all(*up_to("check"))
    talk.tap("change/contact")
    assert "sikkert" in talk.say("30 12 34 56").text
    corrected = talk.all("ja", "nej", "/skip")
    assert "30 12 34 56" in corrected.text
    assert "Vil du sende det?" in corrected.text


@pytest.mark.parametrize(
    ("step", "answer", "shown"),
    [
        ("topic", "/topic/feeding", "Mad"),
        ("about", "Hun spiser ikke.", "Hun spiser ikke."),
        ("when", "mandag eftermiddag", "mellem kl. 12 og 16"),
        ("name", "Sofie", "Sofie"),
        ("safe", "ja", "Sikkert: ja"),
        ("leave", "/yes", "må gerne lægges"),
        ("calls_as", "skolen", "skolen"),
    ],
)
def test_each_answer_can_be_corrected_at_the_end_and_nothing_else_changes(
    talk: Talk, step: str, answer: str, shown: str
):
    summary = talk.all(*up_to("check"))
    assert f"change/{step}" in summary.payloads
    asked = talk.tap(f"change/{step}")
    assert "modtaget" not in talk.send().text
    assert "Vil du sende det?" not in asked.text
    corrected = talk.all(answer)
    assert shown in corrected.text
    assert "Vil du sende det?" in corrected.text
    before, after = summary.text.split("\n"), corrected.text.split("\n")
    assert len([line for line in after if line not in before]) <= (2 if step == "when" else 1)
    talk.send()
    assert len(talk.kept) == 1


def test_a_number_that_was_a_mail_address_before_is_asked_about_anew(talk: Talk):
    """Whether it is safe was said of the mail; whether a message may be left was never asked."""
    talk.all("/callback", "/topic/sleep", "/skip", "anne@eksempel.dk", "/when/any", "/skip", "ja")
    talk.tap("change/contact")
    said = talk.say("20 12 34 56")
    assert "sikkert at ringe" in said.text
    said = talk.all("ja")
    assert "lægge en besked" in said.text


def test_a_mistyped_number_is_asked_for_again(talk: Talk):
    talk.all(*up_to("contact"))
    said = talk.say("20 12 34 5")
    assert "otte cifre" in said.text
    assert "Hvilket telefonnummer" in said.text
    assert "mailadressen" in talk.say("anne@eksempel").text.lower()
    assert "Hvornår" in talk.say("20 12 34 56").text
    assert talk.brain.heard == []


@pytest.mark.parametrize("step", ["contact", "when", "name", "safe", "leave", "calls_as", "check"])
def test_a_question_in_the_middle_is_answered_and_one_can_return(talk: Talk, step: str):
    asked = talk.all(*up_to(step))
    said = talk.say(QUESTION)
    assert said.outcome.story == "sleep.wakes_often"
    assert "Kilde:" in said.text
    assert "ikke sendt" in said.replies[-1].text
    assert said.payloads == ["go_on", "stop"]
    again = talk.say("og hvad med middagsluren, sover han for længe om dagen")
    assert "ikke sendt" not in again.text
    assert talk.tap("go_on").text == asked.text
    assert words_heard(talk) == []


def test_going_on_may_be_said_in_words(talk: Talk):
    asked = talk.all(*up_to("name"))
    talk.say(QUESTION)
    heard = len(talk.brain.heard)
    assert talk.say("fortsæt").text == asked.text
    assert len(talk.brain.heard) == heard


def test_a_number_typed_after_a_question_is_still_the_answer(talk: Talk):
    talk.all(*up_to("contact"))
    talk.say(QUESTION)
    heard = len(talk.brain.heard)
    assert "Hvornår passer det" in talk.say("20 12 34 56").text
    assert len(talk.brain.heard) == heard


@pytest.mark.parametrize("step", ["about", "name", "calls_as"])
@pytest.mark.parametrize("other", ["/faq/sleep.wakes_often", "/ask_person"])
def test_a_tap_below_an_earlier_answer_is_no_answer_to_this_question(talk: Talk, step: str, other: str):
    talk.all(*up_to(step))
    talk.say(other)
    assert talk.conversation.draft
    assert talk.conversation.draft.step == step
    assert other not in (talk.conversation.draft.about, talk.conversation.draft.name, talk.conversation.draft.calls_as)


def test_a_tap_below_an_earlier_answer_is_no_message(talk: Talk):
    talk.tap("message")
    talk.say("/faq/sleep.wakes_often")
    assert talk.conversation.draft
    assert talk.conversation.draft.text == ""


def test_an_answer_tapped_late_below_an_earlier_question_changes_only_its_own_question(talk: Talk):
    talk.all(*up_to("name"))
    for late in ("topic/feeding", "when/2026-11-24.morning", "no", "change/nothing", "change/", "skip/x"):
        talk.tap(late)
    draft = talk.conversation.draft
    assert draft
    assert (draft.topic, draft.step, draft.safe) == ("sleep", "name", True)
    assert draft.window
    assert draft.window.part == "day"


def test_nothing_of_a_step_reaches_brain_or_counts(talk: Talk, tmp_path: Path):
    talk.all(*up_to("check"))
    talk.send()
    assert talk.brain.heard == []
    found = counted(talk.counts, tmp_path)
    assert [row[1:] for row in found["monthly"]] == [("lolland", "callback", "made", 1)]
    assert not [row for row in found["daily"] if row[2] == "messages"]


def test_a_conversation_with_a_call_back_first_is_one_conversation(talk: Talk, tmp_path: Path):
    talk.all(*up_to("check"))
    talk.send()
    talk.say(QUESTION)
    talk.say(QUESTION)
    daily = {row[2]: row[3] for row in counted(talk.counts, tmp_path)["daily"]}
    assert daily["conversations"] == 1


def test_a_message_is_counted_as_such_and_its_code_is_not(talk: Talk, tmp_path: Path):
    talk.all("/message", "kvidrefugl er ked af det")
    talk.send()
    later = talk.another_device()
    later.tap("open", later.device.ticket)
    later.all("/write", "og en ting til", "/send")
    assert talk.brain.heard == []
    assert [row[1:] for row in counted(talk.counts, tmp_path)["monthly"]] == [("lolland", "callback", "written", 1)]


@pytest.mark.parametrize("kind", ["callback", "message"])
def test_danger_shows_the_card_and_keeps_the_text_unsent(talk: Talk, kind: str):
    talk.all(*(["/callback", "/topic/sleep"] if kind == "callback" else ["/message"]))
    text = "jeg kan ikke mere kvidrefugl, jeg vil bare dø"
    said = talk.say(text)
    assert said.kinds[0] == "crisis"
    assert said.replies[0].text.startswith("Ring 112")
    assert "ikke sendt endnu" in said.replies[-1].text
    assert said.payloads == ["go_on", "stop"]
    assert said.outcome.acute_kind == "suicide"
    assert talk.kept == []
    assert talk.brain.heard == []
    went_on = talk.tap("go_on")
    if kind == "message":
        assert text in went_on.text
        talk.send()
        (row,) = talk.kept
        assert row.urgency == 3
        assert talk.opened()[0]["text"] == text


def test_danger_in_a_message_written_again_shows_the_card(talk: Talk):
    talk.all("/message", "vi er trætte")
    talk.send()
    later = talk.another_device()
    later.tap("open", later.device.ticket)
    later.tap("write")
    said = later.say("jeg vil bare dø")
    assert said.kinds[0] == "crisis"
    assert talk.messages == 1
    later.tap("go_on")
    assert "sendt" in later.tap("send").text
    assert talk.opened()[-1]["text"] == "jeg vil bare dø"
    assert talk.kept[0].urgency == 3


@pytest.mark.parametrize("step", ["topic", "contact", "when", "name", "safe", "leave", "calls_as", "check"])
def test_danger_at_any_other_step_shows_the_card_and_one_can_return(talk: Talk, step: str):
    asked = talk.all(*up_to(step))
    said = talk.say("min baby trækker ikke vejret")
    assert said.replies[0].text.startswith("Ring 112")
    assert said.kinds[0] == "crisis"
    assert talk.kept == []
    assert talk.tap("go_on").text == asked.text


def test_what_likely_is_danger_is_met_before_anything_is_kept(talk: Talk):
    talk.tap("message")
    said = talk.say("nogle gange tænker jeg at de har det bedre uden mig")
    assert said.outcome.acute_kind == "suicide"
    assert any(phone.number for reply in said.replies for phone in reply.phones)
    assert "ikke sendt endnu" in said.text
    assert talk.kept == []
    assert talk.brain.heard == []


def test_danger_heard_while_something_else_is_talked_of_makes_the_request_urgent(talk: Talk):
    talk.all(*up_to("name"))
    talk.say(QUESTION)
    talk.say("jeg vil bare dø")
    talk.all("/go_on", "Anne", "ja", "nej", "/skip")
    talk.send()
    (row,) = talk.kept
    assert row.urgency >= 2
