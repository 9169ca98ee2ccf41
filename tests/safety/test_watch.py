"""What a conversation keeps of danger: which question is open, and how worry adds up."""

from bot.safety.listen import Danger
from bot.safety.model import Heard
from bot.safety.watch import Watch, payload
from bot.triage.taxonomy import Urgency

CERTAIN = Danger("suicide", "certain", Urgency.NOW, "test")
LIKELY = Danger("suicide", "likely", Urgency.TODAY, "test")
OTHER = Danger("child_emergency", "likely", Urgency.TODAY, "test")


def test_a_typed_answer_needs_an_open_question_and_a_tap_does_not():
    assert Watch().answered("nej") is None
    assert Watch(question="suicide.card").answered("nej") == ("suicide.card", "no", True)
    assert Watch().answered(payload("suicide.meet", "yes")) == ("suicide.meet", "yes", True)


def test_a_tap_answers_the_question_it_stood_under():
    watch = Watch(question="child_emergency.meet")
    assert watch.answered("/safety/suicide.card/no") == ("suicide.card", "no", True)


def test_a_payload_that_is_not_ours_is_no_answer():
    assert Watch().answered("/safety/everything.card/no") is None
    assert Watch().answered("/safety/suicide.card/perhaps") is None


def test_the_same_danger_again_is_known_and_never_softened():
    watch = Watch()
    assert not watch.hear(CERTAIN)
    assert watch.hear(LIKELY)
    assert watch.danger == CERTAIN
    assert not watch.hear(OTHER)
    assert watch.danger == CERTAIN


def test_messages_that_nearly_sound_dangerous_add_up():
    watch = Watch()
    levels = [watch.weigh(Heard("suicide", -0.1, -1.0), "sådan er det hver dag").level for _ in range(3)]
    assert levels[0] is None
    assert levels[-1] == "likely"


def test_calm_messages_leave_no_worry():
    watch = Watch()
    heard = (watch.weigh(Heard("suicide", -1.2, -2.0), "hun sover godt") for _ in range(10))
    assert all(one.level is None for one in heard)


def test_one_grave_message_does_not_make_the_next_ones_grave():
    watch = Watch()
    watch.weigh(Heard("suicide", 3.0, 2.0), "grave")
    assert watch.weigh(Heard("suicide", -0.6, -2.0), "hvornår har I åbent").level is None


def test_an_answer_is_not_made_graver_by_what_went_before():
    watch = Watch(question="suicide.meet", worry=0.5)
    assert watch.weigh(Heard("suicide", -0.1, -2.0), "nej").level is None
