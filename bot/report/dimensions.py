"""The dimensions that a report can show, with their titles, explanations and labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Language, Strict
from bot.houses.profile import House
from bot.report.words import text
from bot.triage.taxonomy import taxonomy, topic_label


class Written(Strict):
    """One entry of `dimensions.yml`."""

    title: Bilingual
    explained: Bilingual
    values: dict[str, Bilingual] | Literal["topics", "offers", "open"]
    in_order: bool = False


@dataclass(frozen=True)
class Dimension:
    """A dimension for one house; `values` are those it is known to have, with their labels."""

    name: str
    title: Bilingual
    explained: Bilingual
    values: Mapping[str, Bilingual]
    in_order: bool = False

    def label(self, value: str, language: Language) -> str:
        """What a value is called; one that is not known, by its id."""
        return self.values[value].text(language) if value in self.values else _readable(value)


def dimensions(house: House) -> dict[str, Dimension]:
    """All that the report knows, in its order."""
    return {
        name: Dimension(name, written.title, written.explained, _values(written, house), written.in_order)
        for name, written in _written().items()
    }


def unknown(name: str) -> Dimension:
    """A dimension that is counted and of which the report knows nothing yet."""
    title = _readable(name)
    return Dimension(name, Bilingual(da=title, en=title), text("other_explained"), {})


@cache
def _written() -> dict[str, Written]:
    loaded = YAML(typ="safe").load(Path(__file__).with_name("dimensions.yml"))
    return {name: Written.model_validate(entry) for name, entry in loaded.items()}


def _values(written: Written, house: House) -> Mapping[str, Bilingual]:
    match written.values:
        case "topics":
            return {topic: Bilingual(da=topic_label(topic), en=_readable(topic)) for topic in taxonomy()["topics"]}
        case "offers":
            return {offer.id: offer.name for offer in house.offers}
        case "open":
            return {}
    return written.values


def _readable(name: str) -> str:
    return name.replace("_", " ").capitalize()
