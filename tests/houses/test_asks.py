"""What follows what was shown, and what only looks like it: a question on the child after an answer."""

import pytest

from bot.houses.asks import asks_on, asks_whose


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster det?",
        "og om torsdagen?",
        "kan far komme med?",
        "hvornår er det næste gang",
        "hvornår",
        "kan han bare dukke op",
        "skal man tilmelde sig",
        "er det gratis",
        "hvor er det henne",
        "noget uden tilmelding?",
        "hvad med i weekenden",
        "what about thursday evening?",
        "can my husband come too?",
        "how do we join",
        "hvem står for det",
    ],
)
def test_a_short_question_follows(text: str):
    assert asks_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "hvornår sover de igennem",
        "hvornår må hun få grød",
        "er der noget jeg kan gøre",
        "how do i get him to sleep",
        "kan han få for meget mælk",
        "skal hun til lægen",
        "hvordan kommer vi videre",
        "er der noget galt med ham",
        "om natten græder hun",
    ],
)
def test_a_question_on_the_child_does_not(text: str):
    assert not asks_on(text)


def test_for_whom_the_house_is():
    assert asks_whose("hvor gamle må børnene være")
    assert asks_whose("er der en aldersgrænse hos jer")
    assert not asks_whose("hvor gammel skal han være for at få grød")
