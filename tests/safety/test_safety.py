"""Patterns first, then the model, as it is trained from what stands in the repository."""

import pytest

from bot.brain.model import trained
from bot.safety.model import DangerModel
from bot.safety.safety import Safety
from bot.settings import Settings

ORDINARY = [
    "hun vågner hver time hele natten",
    "hvornår har i åbent på torsdag",
    "han vil ikke spise sin grød",
    "skal jeg sige mit navn",
    "er der noget for fædre",
    "vi skal starte i vuggestue på mandag",
    "hvor længe skal hun have d vitamin",
    "min søn på 2 år slår de andre børn",
    "my baby will not nap during the day",
    "tak for hjælpen",
]


@pytest.fixture(scope="module")
def model() -> DangerModel:
    settings = Settings()
    trained(settings)
    assert not list(settings.models_dir.glob("danger.*.npz")), "something half-written is left"
    return DangerModel.load(settings.danger_model)


def test_without_a_model_the_patterns_answer():
    heard = Safety().listen("min baby trækker ikke vejret")
    assert heard is not None
    assert heard.level == "certain"


def test_the_model_hears_what_it_has_learnt(model: DangerModel):
    for text, kind in (
        ("jeg har skrevet et afskedsbrev til børnene og gemt pillerne", "suicide"),
        ("hun har slugt et batteri fra fjernbetjeningen", "poisoning"),
    ):
        heard = model.hears(text)
        assert heard
        assert (heard.kind, heard.level) == (kind, "certain")


def test_the_model_leaves_ordinary_messages_alone(model: DangerModel):
    levels = [heard.level for text in ORDINARY if (heard := model.hears(text))]
    assert len(levels) == len(ORDINARY)
    assert sum(level is not None for level in levels) <= 1
    assert model.hears("") is None


def test_the_model_never_softens_what_a_pattern_is_certain_of(model: DangerModel):
    heard = Safety(model).listen("min baby trækker ikke vejret")
    assert heard is not None
    assert (heard.level, heard.urgency) == ("certain", 3)


def test_a_hint_is_less_certain_than_a_plain_word(model: DangerModel):
    hint, plain = model.hears("de ville have det bedre uden mig"), model.hears("jeg tager mit liv i nat når de sover")
    assert hint
    assert plain
    assert plain.certain > hint.certain


def test_a_pattern_speaks_for_its_level(model: DangerModel):
    alone, with_pattern = model.hears("sådan er det her"), model.hears("sådan er det her", "certain")
    assert alone
    assert with_pattern
    assert with_pattern.likely > alone.likely
    assert with_pattern.certain > alone.certain
