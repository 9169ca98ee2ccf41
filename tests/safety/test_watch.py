"""What a conversation keeps of danger: which question is open, what an answer means, how worry adds up."""

import pytest

from bot.safety.listen import Danger
from bot.safety.model import Heard
from bot.safety.watch import Watch
from bot.triage.taxonomy import Urgency

CERTAIN = Danger("suicide", "certain", Urgency.NOW, "test")
LIKELY = Danger("suicide", "likely", Urgency.TODAY, "test")


def watching(danger: Danger) -> Watch:
    watch = Watch()
    watch.hear(danger)
    return watch


@pytest.mark.parametrize("text", ["ja", "Ja!", "jaa det er jeg", "jo", "yes", "jep 👍", "/safety/yes"])
def test_yes(text: str):
    assert watching(CERTAIN).answer(text) == "yes"


@pytest.mark.parametrize("text", ["nej", "nej ikke rigtig", "NEJ", "nope", "no", "/safety/no"])
def test_no(text: str):
    assert watching(CERTAIN).answer(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "ja men hvad med babyen",
        "hun vågner hver time",
        "nejdå",
        "",
        "jeg ved det ikke",
        "noget andet",
        "yesterday he fell",
    ],
)
def test_neither(text: str):
    assert watching(CERTAIN).answer(text) is None


def test_nothing_is_an_answer_before_danger():
    watch = Watch()
    assert watch.answer("nej") is None
    assert not watch.calmed("jeg er okay")


@pytest.mark.parametrize(
    "text",
    [
        "tak jeg er okay",
        "jeg er ok nu",
        "det går bedre nu",
        "i am safe now",
        "jeg har ringet",
        "hjælpen er på vej",
        "vi er i sikkerhed",
    ],
)
def test_it_is_over(text: str):
    assert watching(CERTAIN).calmed(text)


@pytest.mark.parametrize("text", ["jeg er ikke okay", "det går ikke bedre", "i am not safe", "hun sover ikke", "nej"])
def test_it_is_not_over(text: str):
    assert not watching(CERTAIN).calmed(text)


@pytest.mark.parametrize(
    "text", ["de svarer ikke", "jeg tør ikke ringe", "der er kø", "nobody answers", "afraid to call"]
)
def test_help_cannot_be_reached(text: str):
    assert watching(CERTAIN).stuck(text)
    assert not Watch().stuck(text)


def test_the_same_danger_again_is_known_again_and_never_softened():
    watch = watching(CERTAIN)
    assert watch.hear(LIKELY)
    assert watch.danger == CERTAIN


def test_messages_that_nearly_sound_dangerous_add_up():
    watch = Watch()
    near = Heard("suicide", -0.1, -1.0)
    levels = [watch.weigh(near).level for _ in range(3)]
    assert levels[0] is None
    assert levels[-1] == "likely"


def test_calm_messages_leave_no_worry():
    watch = Watch()
    assert all(watch.weigh(Heard("suicide", -1.2, -2.0)).level is None for _ in range(10))
