"""The rows of `table.yml`: where each topic leads."""

from functools import cache
from pathlib import Path

from pydantic import Field
from ruamel.yaml import YAML

from bot.content.bilingual import Strict
from bot.houses.offer import Level
from bot.triage.taxonomy import Route


class Row(Strict):
    """Where one topic leads; each key is explained in the file."""

    why: str
    without_story: Route = "callback"
    levels: tuple[Level, ...] = Field(default=())
    offer_first: bool = False
    person_soon: bool = False
    of_the_house: bool = False
    of_the_child: bool = False


@cache
def table() -> dict[str, Row]:
    """The rows by topic, in the file's order."""
    loaded = YAML(typ="safe").load(Path(__file__).with_name("table.yml"))
    return {topic: Row.model_validate(row) for topic, row in loaded.items()}
