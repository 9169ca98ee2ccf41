"""What only says who somebody is tells no danger; one word more, and the model has its say."""

import pytest

from bot.safety.plain import is_plain


@pytest.mark.parametrize(
    "text",
    [
        "jeg er 34 og gravid",
        "gravid i uge 34",
        "jeg er alene med min datter",
        "Han er 3",
        "my son is 2 years old",
        "jeg er på barsel",
    ],
)
def test_facts_are_plain(text: str):
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jeg er 34 og gravid og bløder",
        "jeg er alene med min datter og tør ikke",
        "han er blå",
        "han er alene",
        "baby 3 uger 38,4",
        "38 og 3 måneder gammel",
        "hun er ikke vågen",
        "jeg vil dø",
        "han slår mig",
        "jeg er alene med ham jeg kan ikke mere",
        "min mand har taget min søn",
    ],
)
def test_what_may_be_danger_is_not(text: str):
    assert not is_plain(text)
