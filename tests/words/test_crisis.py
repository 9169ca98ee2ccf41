"""The right line for the hour, the number first, and every card complete in both languages."""

from datetime import datetime
from typing import get_args

import pytest

from bot.clock import COPENHAGEN
from bot.content.library import load
from bot.safety.listen import Danger
from bot.triage.taxonomy import AcuteKind, Urgency
from bot.words import crisis
from bot.words.voice import Voice

HOUSES = load().houses
NIGHT = datetime(2026, 11, 25, 3, 0, tzinfo=COPENHAGEN)
WEEKDAY = datetime(2026, 11, 25, 10, 0, tzinfo=COPENHAGEN)
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=COPENHAGEN)
CHRISTMAS = datetime(2026, 12, 24, 10, 0, tzinfo=COPENHAGEN)  # a Thursday, and half a holiday


def danger(kind: AcuteKind, urgency: Urgency = Urgency.NOW) -> Danger:
    return Danger(kind, "certain", urgency, "test")


FEVER = danger("child_emergency", Urgency.TODAY)


@pytest.mark.parametrize("moment", [NIGHT, SUNDAY, CHRISTMAS])
def test_when_doctors_are_closed_the_out_of_hours_doctor_is_first(moment: datetime):
    card = crisis.card(FEVER, Voice("da", HOUSES["aalborg"], moment))
    assert card.text.startswith("Ring til lægevagten på 70 15 03 00 nu.")
    assert [phone.number for phone in card.phones] == ["70 15 03 00", "112"]


def test_by_day_it_is_ones_own_doctor_and_a_closed_line_is_not_first():
    card = crisis.card(FEVER, Voice("da", HOUSES["aalborg"], WEEKDAY))
    assert card.text.startswith("Ring til din læge nu.")
    assert [phone.number for phone in card.phones] == ["112", "70 15 03 00"]
    assert "fra kl. 16" in card.phones[-1].label


@pytest.mark.parametrize("kind", get_args(AcuteKind))
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("moment", [NIGHT, WEEKDAY])
def test_every_card_has_a_number_first_and_asks_one_question(kind: AcuteKind, language: str, moment: datetime):
    card = crisis.card(danger(kind), Voice(language, None, moment))
    assert card.phones[0].number in {"112", "1888", "70 201 201", "82 12 12 12"}
    assert "112" in [phone.number for phone in card.phones]
    assert card.text.startswith(("Ring", "Call"))
    assert card.text.endswith("?")
    assert len(card.buttons) == 2
    assert len(card.text.split()) <= 100


@pytest.mark.parametrize("form", ["card", "meet"])
@pytest.mark.parametrize("kind", [*get_args(AcuteKind), "child_fever"])
def test_an_answer_leads_on(kind: str, form: str):
    voice, question = Voice("da", HOUSES["lolland"], NIGHT), f"{kind}.{form}"
    heard = crisis.danger_of(question)
    card, worse, better = crisis.card(heard, voice), crisis.not_safe(heard, voice), crisis.reassured(question, voice)
    assert len({card.text, worse.text, better.text}) == 3
    assert worse.phones
    assert not worse.buttons
    assert better.kind == "notice"
    assert crisis.is_safe(question, "yes") != crisis.is_safe(question, "no")


def test_nobody_is_told_that_they_called_who_only_said_no():
    for kind in ("child_emergency", "poisoning", "pregnancy_emergency"):
        assert "ringede" not in crisis.reassured(f"{kind}.meet", Voice("da", None, NIGHT)).text


def test_in_telegram_nobody_is_told_of_a_button_that_is_not_there():
    card = crisis.card(danger("violence_now"), Voice("da", None, NIGHT, "telegram"))
    assert "Forlad hurtigt" not in card.text
    assert "slet chatten" in card.text
    assert "Forlad hurtigt" in crisis.card(danger("violence_now"), Voice("da", None, NIGHT)).text


def test_poisoning_says_that_its_line_is_not_anonymous():
    assert "ikke anonym" in crisis.card(danger("poisoning"), Voice("da", None, NIGHT)).text


def test_nobody_is_sent_to_114_or_a_number_without_a_source():
    told = {
        phone.number
        for kind in get_args(AcuteKind)
        for house in HOUSES.values()
        for phone in crisis.card(danger(kind), Voice("da", house, NIGHT)).phones
    }
    assert told <= {
        "112",
        "1888",
        "70 201 201",
        "82 12 12 12",
        "1813",
        "1818",
        "70 11 07 07",
        "70 11 31 31",
        "70 15 03 00",
    }
