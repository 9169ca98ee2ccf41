"""Two questions in one message, and messages that lean on the one before."""

import pytest

from natlys_brain.questions import leans_on_the_last, questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("hvornår har i åbent? og må far komme med?", ["hvornår har i åbent?", "og må far komme med?"]),
        (
            "hvad koster det og hvordan melder man sig til",
            ["hvad koster det", "hvordan melder man sig til"],
        ),
        ("when are you open and can i bring my mum", ["when are you open", "can i bring my mum"]),
        ("han sover ikke. vi er så trætte. hvad gør man?", ["hvad gør man?"]),
        ("hun vågner hver time", []),
        ("må man give grød og vand", ["må man give grød og vand"]),
    ],
)
def test_questions_are_taken_one_by_one(text, parts):
    assert questions(text) == parts


@pytest.mark.parametrize("text", ["og om torsdagen?", "hvad med når hun er syg", "and at the weekend"])
def test_short_messages_that_begin_with_a_joint_lean(text):
    assert leans_on_the_last(text)


@pytest.mark.parametrize(
    "text", ["hun vågner hver time", "og så var der lige det at min mor kommer i morgen og vi skal"]
)
def test_whole_messages_do_not(text):
    assert not leans_on_the_last(text)
