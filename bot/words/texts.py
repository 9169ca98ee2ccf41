"""The texts of `texts.yml`, `contact.yml` and `lines.yml`, by name."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field
from ruamel.yaml import YAML

from bot.clock import doctors_day_off
from bot.content.bilingual import Bilingual, Language, Strict
from bot.content.story import Source

_HERE = Path(__file__).parent

# Dates are written in quotes: Rasa cannot read a bare one.
IsoDate = Annotated[date, BeforeValidator(date.fromisoformat)]


class Line(Strict):
    """A telephone line with its number exactly as it is spoken, and where it was found.

    `closed_on_weekdays`: the hours (`08:00-16:00`) at which nobody answers on a weekday when doctors work.
    """

    label: Bilingual
    number: str
    hours: Bilingual | None = None
    closed_on_weekdays: str | None = Field(default=None, pattern=r"^\d\d:\d\d-\d\d:\d\d$")
    source: Source
    reviewed: IsoDate
    review_by: IsoDate
    confirmed: bool

    def opens(self, now: datetime) -> str | None:
        """When the line opens today, if it is closed at this moment; None when it is open or its hours are unknown."""
        if self.closed_on_weekdays is None or doctors_day_off(now.date()):
            return None
        closes, opens = self.closed_on_weekdays.split("-")
        return opens if closes <= f"{now:%H:%M}" < opens else None


@cache
def texts() -> dict[str, Bilingual]:
    """All texts by name."""
    loaded = [YAML(typ="safe").load(_HERE / file) for file in ("texts.yml", "contact.yml")]
    return {name: Bilingual.model_validate(text) for part in loaded for name, text in part.items()}


@cache
def lines() -> dict[str, Line]:
    """All telephone lines by id."""
    loaded = YAML(typ="safe").load(_HERE / "lines.yml")
    return {name: Line.model_validate(line) for name, line in loaded.items()}


def say(name: str, language: Language, /, **fields: str) -> str:
    """One text with its fields filled in. KeyError for an unknown name: a defect of ours."""
    return texts()[name].text(language).replace("\n\n\n", "\n\n").format(**fields).strip()
