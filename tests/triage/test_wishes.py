"""A wish for a person is heard in the parent's own words, and nobody else's wish is taken for theirs."""

import pytest

from bot.triage.wishes import wants_person


@pytest.mark.parametrize(
    "text",
    [
        "jeg ville egentlig bare gerne snakke med nogen om den fødsel",
        "kan man ik snakke med en der har forstand på tvillinger",
        "er der nogen hos jer jeg må tale med om det",
        "vi har brug for en der kan tale med os begge to inden jul",
        "kan i ringe mig op naar han sover",
        "MÅ JEG SKRIVE MED EN TERAPEUT",
        "could i speak to somebody about my temper",
        "is there anyone we can talk to before the baby comes",
    ],
)
def test_asks_for_a_person(text: str):
    assert wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "min mand vil ikke snakke med nogen om det",
        "jeg kan ikke tale med nogen om det her",
        "hun vil kun snakke med andre børn når jeg er der",
        "hvordan snakker jeg med en på 3 om døden",
        "jeg har ingen at snakke med",
        "jeg blev ringet op af børnehaven igen",
        "skal man tale med babyen når man skifter den",
        "he will not talk to anyone at nursery",
        "jeg mangler andre mødre at snakke med",
    ],
)
def test_asks_for_nothing_of_the_kind(text: str):
    assert not wants_person(text)
