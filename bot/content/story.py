"""One FAQ story: a question that parents ask, and what Natlys says to it."""

from datetime import date, timedelta
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.content.bilingual import Bilingual, Strict
from bot.triage.taxonomy import Route

LONGEST_ANSWER = 90
LONGEST_TITLE = 40
FEWEST_EXAMPLES = {"da": 25, "en": 12}
_FORBIDDEN = "sårbar"

Step = Literal["health_visitor", "doctor", "midwife", "offer", "person", "none"]


class Next(Bilingual):
    """The one natural next step after the answer."""

    step: Step


class Source(Strict):
    """Where the facts of an answer come from."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    year: int | Literal["undated"]
    address: str = Field(pattern=r"^(https?://|/)\S+$")


class Story(Strict):
    """Everything in one file of `stories/faq/<topic>/<story>.yml`."""

    version: str
    nlu: list[dict[str, Any]]
    responses: dict[str, list[dict[str, Any]]]
    title: Bilingual
    answer: Bilingual
    next: Next
    source: list[Source] = Field(min_length=1)
    reviewed: date
    review_by: date
    route: Route = "answer"

    @field_validator("reviewed", "review_by", mode="before")
    @classmethod
    def _quoted(cls, value: Any) -> Any:
        if not isinstance(value, str):
            raise ValueError('put the date in quotes, like "2026-11-22": Rasa cannot read a bare date')
        return value

    @field_validator("title")
    @classmethod
    def _fits_a_button(cls, value: Bilingual) -> Bilingual:
        for text in (value.da, value.en):
            if len(text) > LONGEST_TITLE:
                raise ValueError(f"make the title shorter: {len(text)} of {LONGEST_TITLE} characters")
        return value

    @field_validator("answer")
    @classmethod
    def _short_and_kind(cls, value: Bilingual) -> Bilingual:
        for text in (value.da, value.en):
            words = len(text.split())
            if words > LONGEST_ANSWER:
                raise ValueError(f"make the answer shorter: {words} of {LONGEST_ANSWER} words")
            if _FORBIDDEN in text.lower():
                raise ValueError(f"find another word than {_FORBIDDEN}: the house is for everyone")
        return value

    @model_validator(mode="after")
    def _reviewed_in_time(self) -> Self:
        if self.review_by <= self.reviewed:
            raise ValueError("review_by must come after reviewed")
        if self.review_by > self.reviewed + timedelta(days=366):
            raise ValueError("review_by may be at most a year after reviewed")
        return self

    @property
    def label(self) -> str:
        """`faq/<topic>.<story>`."""
        return str(self.nlu[0]["intent"])

    @property
    def name(self) -> str:
        """`<topic>.<story>`."""
        return self.label.removeprefix("faq/")

    @property
    def topic(self) -> str:
        """The id of the topic."""
        return self.name.split(".", 1)[0]

    def examples(self, language: str) -> list[str]:
        """The ways to ask in one language."""
        return [
            line.removeprefix("- ").strip()
            for item in self.nlu
            if item.get("metadata", {}).get("language") == language
            for line in item["examples"].splitlines()
            if line.strip()
        ]
