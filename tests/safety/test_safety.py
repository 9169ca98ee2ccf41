"""Patterns first, then the model; the model is trained here from what it is given."""

from pathlib import Path

import pytest

from bot.content.library import load
from bot.safety.model import DangerModel
from bot.safety.safety import Safety
from bot.safety.training import train
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
def model(tmp_path_factory: pytest.TempPathFactory) -> DangerModel:
    path: Path = tmp_path_factory.mktemp("model") / "danger.npz"
    stories = load().stories.values()
    lines = [line for story in stories for language in ("da", "en") for line in story.examples(language)]
    train(lines, path, Settings().vectors)
    assert [file.name for file in path.parent.iterdir()] == ["danger.npz"]
    return DangerModel.load(path)


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
        assert heard[0] == kind


def test_the_model_leaves_ordinary_messages_alone(model: DangerModel):
    assert sum(model.hears(text) is not None for text in ORDINARY) <= 1
    assert model.hears("") is None


def test_the_model_never_softens_what_a_pattern_is_certain_of(model: DangerModel):
    heard = Safety(model).listen("min baby trækker ikke vejret")
    assert heard is not None
    assert (heard.level, heard.urgency) == ("certain", 3)


def test_the_two_levels_stand_apart(model: DangerModel):
    assert model.certain > model.likely
