"""All FAQ stories and house profiles, as the front holds them in memory."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.content.story import Story
from bot.houses.profile import House
from bot.settings import ROOT

STORIES = ROOT / "stories" / "faq"
HOUSES = ROOT / "houses"


@dataclass(frozen=True)
class Library:
    """Stories by name (`sleep.wakes_often`), houses by id."""

    stories: dict[str, Story]
    houses: dict[str, House]


def load(stories: Path = STORIES, houses: Path = HOUSES) -> Library:
    """Reads every file. Raises pydantic's ValidationError on a broken one; `natlys check` explains it."""
    told = [Story.model_validate(read(path)) for path in sorted(stories.rglob("*.yml"))]
    built = [House.model_validate(read(path)) for path in sorted(houses.glob("*.yml"))]
    return Library({s.name: s for s in told}, {h.id: h for h in built})


def read(path: Path) -> Any:
    """A YAML file as plain data."""
    return YAML(typ="safe").load(path)
