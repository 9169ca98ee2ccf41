"""A parent's answer after danger: taken for good news only when that is all it says."""

import pytest

from bot.safety.answers import answer, calm, stuck


@pytest.mark.parametrize(
    "text", ["ja", "Ja!", "ja det er jeg", "ja tak", "jo", "yes", "jep 👍", "ja nu", "yes i am", "ja det har jeg"]
)
def test_a_whole_yes(text: str):
    assert answer(text) == ("yes", True)


@pytest.mark.parametrize("text", ["nej", "NEJ", "nope", "no", "nej slet ikke", "nej det er jeg ikke", "no not at all"])
def test_a_whole_no(text: str):
    assert answer(text) == ("no", True)


@pytest.mark.parametrize(
    "text",
    [
        "nej jeg vil bare forsvinde",
        "ja jeg er bare træt af at være her",
        "nej jeg tør ikke",
        "no i dont know what i will do",
    ],
)
def test_more_than_the_word_is_no_whole_answer(text: str):
    said = answer(text)
    assert said
    assert not said.whole


@pytest.mark.parametrize(
    "text",
    [
        "ja men hvad med babyen",
        "ja lige nu, men han kommer snart hjem",
        "hun vågner hver time",
        "no one would miss me anyway i think that is how it is tonight",
        "",
        "noget andet",
        "yesterday he fell",
        "jeg ved det ikke",
    ],
)
def test_no_answer(text: str):
    said = answer(text)
    assert said is None or not said.whole


@pytest.mark.parametrize(
    "text",
    [
        "tak jeg er okay",
        "jeg er ok nu",
        "det går bedre nu",
        "i am safe now",
        "jeg har ringet 112",
        "vi har fået fat i lægen",
        "hjælpen er på vej",
        "min mor er på vej",
        "vi er i sikkerhed",
        "I called 112",
        "jeg har det godt nu tak",
    ],
)
def test_it_is_over(text: str):
    assert calm(text)


@pytest.mark.parametrize(
    "text",
    [
        "det er bedre for dem uden mig",
        "jeg er ikke okay",
        "det går ikke bedre",
        "i am not safe",
        "han er rolig nu",
        "jeg har ringet men ingen svarer",
        "jeg har ringet til min mor og sagt farvel",
        "det er ok at han sover hos os?",
        "hun er bedre til at tage flaske nu",
        "nej",
    ],
)
def test_it_is_not_over(text: str):
    assert not calm(text)


@pytest.mark.parametrize(
    "text",
    [
        "de svarer ikke",
        "jeg tør ikke ringe",
        "der er kø",
        "jeg har ringet men ingen svarer",
        "nobody answers",
        "im afraid to call",
    ],
)
def test_help_cannot_be_reached(text: str):
    assert stuck(text)


@pytest.mark.parametrize("text", ["jeg kan ikke sove", "han vil ikke spise", "hun tager ikke flasken", "tak"])
def test_an_ordinary_trouble_is_not_that(text: str):
    assert not stuck(text)
