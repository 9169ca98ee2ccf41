"""From exact counts to the figures that may be shown, for a period and the quarters and months within it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.report.measured import Measured, measured
from bot.report.period import Period
from bot.report.small_numbers import LEAST, UNDER_FIVE, WITHHELD, Figure, figure, hidden
from bot.store.figures import Counted

# With fewer conversations, a list would tell of single families.
DETAILS_FROM = 10
_JUST_BELOW = DETAILS_FROM - 3
# A list that reaches nearly all conversations covers them all; a kill may have lost a few of its counts.
_COVERS = 0.9

Values = Mapping[str, Figure]


@dataclass(frozen=True)
class Figures:
    """The figures of a period. `lists` is by dimension and value, and None where there are too few conversations."""

    period: Period
    measured: Measured
    conversations: Figure
    messages: Figure
    lists: Mapping[str, Values] | None
    parts: Sequence["Figures"]

    def value(self, dimension: str, value: str) -> Figure:
        """The figure of one value; what is in no list is under five."""
        if self.lists is None:
            return hidden(self.conversations.most)
        return self.lists.get(dimension, {}).get(value, UNDER_FIVE)

    def by_month(self) -> Iterator[tuple[Period, "Figures | None"]]:
        """Each month of the period with its figures, None where nothing was measured."""
        within = {part.period: part for part in self.parts}
        for period in self.period.parts:
            part = within.get(period)
            if period.months == 1:
                yield period, part
            elif part:
                yield from part.by_month()
            else:
                yield from ((month, None) for month in period.parts)


def figures(counted: Counted, period: Period, known: Mapping[str, Sequence[str]]) -> Figures | None:
    """The figures of a period, None if no day of it was measured.

    `known` are the values that a dimension can have: each is in the list, also those that never came up, since that a
    number under five is there at all would tell that it is not none. A value that is not known is there from five.
    """
    days = measured(counted.minutes_up, period)
    if not days.minutes:
        return None
    parts = [part for within in period.parts if (part := figures(counted, within, known))]
    months = {day.replace(day=1) for day in days.minutes}
    counts = {
        dimension: {value: _sum(by_month, months) for value, by_month in counted.monthly.get(dimension, {}).items()}
        for dimension in {**known, **counted.monthly}
    }
    lists = {
        dimension: _values(dimension, values, known.get(dimension, ()), parts) for dimension, values in counts.items()
    }
    count = _sum(counted.daily.get("conversations", {}), days.minutes)
    over_time = [[part.conversations for part in parts]] if parts else []
    covering = [
        list(values.values())
        for dimension, values in lists.items()
        if values and sum(counts[dimension].get(value, 0) for value in values) >= _COVERS * count
    ]
    conversations = figure(count, *over_time, *covering)
    details = conversations.shown is not None and conversations.shown >= DETAILS_FROM
    if not details:
        conversations = figure(min(count, _JUST_BELOW), *over_time)
    # Messages would tell that there was a conversation where their number is hidden.
    told = conversations.shown is not None and not any(part.messages.withheld for part in parts)
    messages = figure(_sum(counted.daily.get("messages", {}), days.minutes)) if told else WITHHELD
    return Figures(
        period=period,
        measured=days,
        conversations=conversations,
        messages=messages,
        lists=lists if details else None,
        parts=parts,
    )


def _values(dimension: str, counts: Mapping[str, int], known: Sequence[str], parts: Sequence[Figures]) -> Values:
    shown: dict[str, Figure] = {}
    for value in dict.fromkeys([*known, *sorted(counts)]):
        count = counts.get(value, 0)
        over_time = [[part.value(dimension, value) for part in parts]] if parts else []
        if value in known or count >= LEAST:
            shown[value] = figure(count, *over_time)
    return shown


def _sum(counts: Mapping[date, int], only: Container[date]) -> int:
    return sum(count for when, count in counts.items() if when in only)
