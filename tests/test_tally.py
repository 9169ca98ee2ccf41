"""What of one message is counted: ids of ours, one dimension at a time, never a word of the parent's."""

from datetime import datetime

from bot.clock import COPENHAGEN
from bot.conversations import Conversation
from bot.outcome import Outcome
from bot.tally import dimensions

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=COPENHAGEN)


def counted(outcome: Outcome, text: str = "", offers: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    conversation = Conversation("key", "web")
    conversation.known.learn(text, None, NOW.date())
    conversation.known.offers = offers
    return set(dimensions(conversation, outcome, NOW))


def test_topic_route_language_channel_and_hour_are_counted():
    told = counted(Outcome(topic="sleep", route="answer"))
    assert told == {
        ("topic", "sleep"),
        ("route", "answer"),
        ("language", "da"),
        ("channel", "web"),
        ("hours", "00-06"),
    }


def test_a_topic_that_is_none_of_ours_is_not_counted():
    assert "topic" not in dict(counted(Outcome(topic="et hemmeligt ord")))


def test_who_writes_and_the_postcode_are_counted_where_they_are_told():
    told = dict(counted(Outcome(), "jeg er far og vi bor i 4930 Maribo"))
    assert (told["who"], told["postcode"]) == ("father", "4930")


def test_an_offer_that_was_shown_is_counted_by_its_id():
    assert ("offer", "barselscafe") in counted(Outcome(), offers=("barselscafe",))


def test_asking_back_a_wish_for_a_person_and_feedback_are_counted():
    told = dict(counted(Outcome(topic="callback", route="clarify", feedback="helped.yes")))
    assert (told["clarify"], told["callback"], told["feedback"]) == ("asked_back", "asked", "helped.yes")
