"""All FAQ stories and house profiles, as the front holds them in memory."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.content.bilingual import Strict
from bot.content.story import Story
from bot.houses.profile import House
from bot.settings import ROOT

STORIES = ROOT / "stories" / "faq"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """Houses by id, and stories by name (`sleep.wakes_often`).

    A broken file is left out, so that one slip of the pen silences one answer and never the crisis card;
    `natlys check` says what is wrong with it.
    """

    houses: dict[str, House] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    _read: dict[Path, int] = field(default_factory=dict)

    def read_houses(self, folder: Path = ROOT / "houses") -> bool:
        """Reads the houses that are new or have changed, and says whether there were any.

        A file that is broken now leaves the house as it was.
        """
        before = dict(self._read)
        for path in sorted(folder.glob("*.yml")):
            written = path.stat().st_mtime_ns
            if self._read.get(path) != written and isinstance(house := _valid(path, House), House):
                self.houses[house.id] = house
            self._read[path] = written
        return self._read != before

    def read_stories(self, folder: Path = STORIES) -> None:
        """Reads the stories: many, and not needed before the brain is up."""
        for path in sorted(folder.rglob("*.yml")):
            if isinstance(story := _valid(path, Story), Story):
                self.stories[story.name] = story


def load() -> Library:
    """Everything at once."""
    library = Library()
    library.read_houses()
    library.read_stories()
    return library


def read(path: Path) -> Any:
    """A YAML file as plain data."""
    return YAML(typ="safe").load(path)


def _valid(path: Path, model: type[Strict]) -> Strict | None:
    try:
        return model.model_validate(read(path))
    except (ValidationError, YAMLError, UnicodeDecodeError, OSError):
        log.error("content.broken.%s", path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name)
        return None
