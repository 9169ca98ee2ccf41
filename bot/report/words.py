"""The texts of `texts.yml`, and figures, days and periods as people say them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field
from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Language, Strict
from bot.report.period import Period
from bot.report.small_numbers import Figure


class _Months(Strict):
    da: list[str] = Field(min_length=12, max_length=12)
    en: list[str] = Field(min_length=12, max_length=12)


class _Texts(Strict):
    months: _Months
    texts: dict[str, Bilingual]


@cache
def _texts() -> _Texts:
    return _Texts.model_validate(YAML(typ="safe").load(Path(__file__).with_name("texts.yml")))


def text(name: str) -> Bilingual:
    """A text in both languages. KeyError for an unknown name: a defect of ours."""
    return _texts().texts[name]


@dataclass(frozen=True)
class Words:
    """How things are said in one language."""

    language: Language

    def say(self, name: str, /, **fields: object) -> str:
        """A text with its fields filled in."""
        return text(name).text(self.language).format(**fields)

    def number(self, number: int) -> str:
        """`1.240` or `1,240`."""
        return f"{number:,}".replace(",", self.say("thousands"))

    def figure(self, figure: Figure | None) -> str:
        """`60`, `under 5`, `not shown`, or `not measured` for None."""
        if figure is None:
            return self.say("not_measured")
        if figure.shown is not None:
            return self.number(figure.shown)
        return self.say("not_shown" if figure.withheld else "under_five")

    def about(self, figure: Figure) -> str:
        """The same within a sentence: `about 60`."""
        return self.figure(figure) if figure.shown is None else self.say("about", number=self.number(figure.shown))

    def period(self, period: Period) -> str:
        """`juli 2026`, `3. kvartal 2026` or `2026`."""
        name = {1: "month", 3: "quarter"}.get(period.months, "year")
        return self.say(name, month=self.month(period.first), number=period.quarter, year=period.year)

    def month(self, day: date) -> str:
        """The name of the month that a day is in."""
        months: list[str] = getattr(_texts().months, self.language)
        return months[day.month - 1]

    def days(self, first: date, last: date) -> str:
        """`3. august`, or `3. august til 5. august`."""
        if first == last:
            return self._day(first)
        return self.say("days", first=self._day(first), last=self._day(last))

    def listed(self, things: Sequence[str]) -> str:
        """`a, b og c`."""
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {self.say('and')} {things[-1]}"

    def _day(self, day: date) -> str:
        return self.say("day", day=day.day, month=self.month(day))
