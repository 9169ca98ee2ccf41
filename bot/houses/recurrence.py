"""When an offer takes place, as far as the source says: the rule, not the dates."""

import re
from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bot.content.bilingual import Strict

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PartOfDay = Literal["morning", "afternoon", "evening"]

_SPAN = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")


def _span(value: str) -> str:
    if not _SPAN.match(value) or value[:5] >= value[6:]:
        raise ValueError('write a span of time as "10:30-15:00", the end after the start')
    return value


Span = Annotated[str, AfterValidator(_span)]


def times(span: Span) -> tuple[time, time]:
    """Start and end of a span."""
    return time.fromisoformat(span[:5]), time.fromisoformat(span[6:])


class Recurrence(Strict):
    """How often, on which weekdays, at what time; whatever the source leaves open is left out.

    `every`: opening_hours means whenever the house is open. `week`: which one of the month. `starts`: a day on which it
    takes place, without which nobody can say which of two weeks is meant. `ends`: the last day. On public holidays it
    does not take place unless `on_holidays`.
    """

    every: Literal["week", "two_weeks", "month", "opening_hours"]
    on: list[Weekday] = Field(default_factory=list)
    week: Literal["first", "second", "third", "fourth", "last"] | None = None
    at: Span | None = None
    part_of_day: PartOfDay | None = None
    starts: date | None = None
    ends: date | None = None
    on_holidays: bool = False

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.week and self.every != "month":
            raise ValueError("week says which week of the month; write every: month, or take week out")
        if self.every == "opening_hours" and (self.on or self.at or self.part_of_day):
            raise ValueError("opening_hours has its days and times under hours; take on, at and part_of_day out")
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError("ends lies before starts; put the later date under ends")
        return self
