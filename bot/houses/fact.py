"""A fact a house has told, with where it stands and whether the house has confirmed it."""

from typing import Self

from pydantic import model_validator

from bot.content.bilingual import Bilingual, Strict


class Basis(Strict):
    """Where a fact comes from: the report's number, the line or lines in it, the year it was true.

    What the house has said itself has the report `house`, and no line.
    """

    report: str
    line: int | list[int] | None = None
    year: int

    @model_validator(mode="after")
    def _names_its_line(self) -> Self:
        if self.line is None and self.report != "house":
            raise ValueError("name the line of the report, or write report: house where the house has said it")
        return self


class Fact(Strict):
    """Something a house has said of itself. Unconfirmed facts are spoken with their year."""

    basis: Basis
    confirmed: bool = False


class Said(Fact, Bilingual):
    """A fact that is a text."""
