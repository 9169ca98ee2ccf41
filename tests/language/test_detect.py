"""Danish unless another language is clear."""

import pytest

from bot.language.detect import detect


@pytest.mark.parametrize(
    ("text", "spoken", "language"),
    [
        ("hun vil ik sove", None, "da"),
        ("tak", None, "da"),
        ("tak", "en", "da"),
        ("ok", "en", "en"),
        ("hei barnet mitt sover ikke", None, "da"),
        ("my baby wakes up every hour and i am so tired", None, "en"),
        ("help", None, "en"),
        ("thanks", "da", "en"),
        ("3 mdr", "da", "da"),
        ("😭", "en", "en"),
        ("طفلي لا ينام في الليل", None, "ar"),
        ("dziecko nie śpi w nocy i ciągle płacze", None, "pl"),
        ("Mein Kind schläft nicht und weint die ganze Nacht", None, "de"),
    ],
)
def test_language(text: str, spoken: str | None, language: str):
    assert detect(text, spoken) == language


def test_it_says_the_same_every_time():
    assert len({detect("hun sover ik om natten og jeg er smadret") for _ in range(30)}) == 1


@pytest.mark.parametrize(
    "word", ["hej", "tak", "mor", "sutten", "bleen", "amning", "okay så", "nå", "3 mdr", "ik", "pis"]
)
def test_one_word_of_danish_never_turns_into_another_language(word: str):
    assert detect(word) == "da"
