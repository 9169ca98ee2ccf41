"""Danger in languages that Natlys does not speak."""

import pytest

from bot.language.detect import PROFILES, detect
from bot.safety.phrases import listen_abroad
from bot.safety.safety import Safety
from bot.words.languages import fixed

ABROAD = [language for language in PROFILES if language not in ("da", "en")]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("mój mąż mnie bije co mam robić", "pl", "violence_now"),
        ("طفلي لا يتنفس", "ar", "child_emergency"),
        ("дитина проковтнула таблетки", "uk", "poisoning"),
        ("bebeğim nefes almıyor", "tr", "child_emergency"),
        ("mein baby atmet nicht", "de", "child_emergency"),
        ("soțul mă bate și mi-e frică", "ro", "violence_now"),
        ("jag vill dö och orkar inte mer", "sv", "suicide"),
        ("ninkaygu wuu i garaacaa", "so", "violence_now"),
    ],
)
def test_plain_danger_is_certain(text: str, language: str, kind: str):
    assert detect(text) == language
    heard = Safety().listen(text, language)
    assert heard
    assert (heard.kind, heard.level) == (kind, "certain")


@pytest.mark.parametrize(
    ("text", "language"), [("moje dziecko nie śpi", "pl"), ("mein kind isst nicht", "de"), ("hon sover dåligt", "sv")]
)
def test_ordinary_questions_are_none(text: str, language: str):
    assert listen_abroad(text, language) is None


def test_every_language_has_its_paragraph_with_the_numbers_first():
    assert sorted(fixed()) == sorted(ABROAD)
    for words in fixed().values():
        assert words.paragraph.startswith("112")
        assert words.paragraph.index("112") < words.paragraph.index("1888") < words.paragraph.index("Natlys")
        assert "112" in words.danger
