"""The texts of `texts.yml` and `lines.yml`, by name."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import field_validator
from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Language, Strict
from bot.content.story import Source

_HERE = Path(__file__).parent


class Line(Strict):
    """A telephone line with its number exactly as it is spoken, and where it was found."""

    label: Bilingual
    number: str
    hours: Bilingual | None = None
    source: Source
    reviewed: date
    review_by: date
    confirmed: bool

    @field_validator("reviewed", "review_by", mode="before")
    @classmethod
    def _from_iso(cls, value: str) -> date:
        return date.fromisoformat(value)


@cache
def texts() -> dict[str, Bilingual]:
    """All texts by name."""
    loaded = YAML(typ="safe").load(_HERE / "texts.yml")
    return {name: Bilingual.model_validate(text) for name, text in loaded.items()}


@cache
def lines() -> dict[str, Line]:
    """All telephone lines by id."""
    loaded = YAML(typ="safe").load(_HERE / "lines.yml")
    return {name: Line.model_validate(line) for name, line in loaded.items()}


def say(name: str, language: Language, /, **fields: str) -> str:
    """One text with its fields filled in. KeyError for an unknown name: a defect of ours."""
    return texts()[name].text(language).replace("\n\n\n", "\n\n").format(**fields).strip()
