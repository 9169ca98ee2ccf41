"""One FAQ story: a question that parents ask, and what Natlys says to it."""

from datetime import date, timedelta
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.content.bilingual import Bilingual, Strict
from bot.triage.taxonomy import Route

LONGEST_ANSWER = 90
LONGEST_OTHER_WAY = 60
LONGEST_TITLE = 40
FEWEST_EXAMPLES = {"da": 25, "en": 12}
_FORBIDDEN = "sårbar"

Step = Literal["health_visitor", "doctor", "midwife", "offer", "person", "none"]


class Next(Bilingual):
    """The one natural next step after the answer."""

    step: Step


class Band(Bilingual):
    """The answer for an age: the child is younger than `to`, in whole months, and outside the bands before."""

    to: int | None = Field(default=None, gt=0, le=84)


class Source(Strict):
    """Where the facts of an answer come from."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    year: int | Literal["undated"]
    address: str = Field(pattern=r"^(https?://|/)\S+$")


class Lines(Strict):
    """Everything in one file of `nlu/topics/` or `nlu/flows/`: what parents say that no story answers."""

    version: str
    nlu: list[dict[str, Any]] = Field(min_length=1)
    responses: dict[str, list[dict[str, Any]]] = Field(default_factory=dict)


class Story(Strict):
    """Everything in one file of `stories/faq/<topic>/<story>.yml`."""

    version: str
    nlu: list[dict[str, Any]]
    responses: dict[str, list[dict[str, Any]]]
    title: Bilingual
    answer: Bilingual
    by_age: list[Band] = Field(default_factory=list)
    another_way: Bilingual | None = None
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
    def _answer_is_short_and_kind(cls, value: Bilingual) -> Bilingual:
        return _short_and_kind(value, LONGEST_ANSWER)

    @field_validator("another_way")
    @classmethod
    def _other_way_is_short_and_kind(cls, value: Bilingual | None) -> Bilingual | None:
        return value and _short_and_kind(value, LONGEST_OTHER_WAY)

    @field_validator("by_age")
    @classmethod
    def _bands_follow_each_other(cls, value: list[Band]) -> list[Band]:
        for band in value:
            _short_and_kind(band, LONGEST_ANSWER)
        ends = [band.to for band in value]
        limits = [end for end in ends[:-1] if end is not None]
        if value and (len(value) < 2 or ends[-1] is not None or len(limits) < len(ends) - 1):
            raise ValueError("write at least two bands; each has a `to` in months, and only the last has none")
        if limits != sorted(set(limits)):
            raise ValueError("the bands must stand from the youngest to the oldest")
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

    def for_age(self, months: int) -> Band | None:
        """The answer for a child of that age, or None where age makes no difference."""
        return next((band for band in self.by_age if band.to is None or months < band.to), None)

    def examples(self, language: str) -> list[str]:
        """The ways to ask in one language."""
        return [
            line.removeprefix("- ").strip()
            for item in self.nlu
            if item.get("metadata", {}).get("language") == language
            for line in item["examples"].splitlines()
            if line.strip()
        ]


def _short_and_kind[Text: Bilingual](value: Text, longest: int) -> Text:
    for text in (value.da, value.en):
        words = len(text.split())
        if words > longest:
            raise ValueError(f"make the text shorter: {words} of {longest} words")
        if _FORBIDDEN in text.lower():
            raise ValueError(f"find another word than {_FORBIDDEN}: the house is for everyone")
    return value
