"""The lists of a report: one dimension each, with its rows and what is said about them."""

from collections.abc import Iterator, Sequence

from bot.report.compare import Pair, change
from bot.report.dimensions import Dimension
from bot.report.report import Row, Section
from bot.report.words import Words

_TOLD = 3


def section(dimension: Dimension, pair: Pair, words: Words) -> Section:
    """A dimension's figures. Of the values that nobody listed beforehand, those that are shown in either period."""
    rows = _rows(dimension, pair, words)
    return Section(
        name=dimension.name,
        title=dimension.title.text(words.language),
        explained=dimension.explained.text(words.language),
        rows=rows if dimension.in_order else sorted(rows, key=_size, reverse=True),
        sentences=list(_about(rows, pair, words)),
    )


def largest(rows: Sequence[Row], words: Words) -> str:
    """The three largest figures in words; empty when none is shown."""
    shown = [row for row in sorted(rows, key=_size, reverse=True) if _size(row)]
    told = [words.say("labelled", label=row.label, figure=words.about(row.now)) for row in shown[:_TOLD] if row.now]
    return words.listed(told)


def _rows(dimension: Dimension, pair: Pair, words: Words) -> list[Row]:
    now, before = pair.now, pair.before if pair.before and pair.before.lists is not None else None
    names = [
        name for period in (now, before) if period and period.lists for name in period.lists.get(dimension.name, ())
    ]
    return [
        Row(
            name,
            dimension.label(name, words.language),
            now.value(dimension.name, name),
            before.value(dimension.name, name) if before else None,
        )
        for name in dict.fromkeys(names)
    ]


def _about(rows: Sequence[Row], pair: Pair, words: Words) -> Iterator[str]:
    if told := largest(rows, words):
        yield words.say("largest", figures=told)
    if pair.before:
        for name, direction in (("grown", 1), ("fallen", -1)):
            changed = sorted((row for row in rows if direction * _change(row) > 0), key=_change, reverse=direction > 0)
            if told := words.listed([_from_to(row, words) for row in changed[:_TOLD]]):
                yield words.say(name, before=words.period(pair.before.period), figures=told)
    if few := [row.label for row in rows if not row.tells]:
        yield words.say("under_five_or_none", labels=", ".join(few))


def _change(row: Row) -> int:
    return change(row.now, row.before) if row.now and row.before else 0


def _from_to(row: Row, words: Words) -> str:
    return words.say("from_to", label=row.label, before=words.figure(row.before), now=words.figure(row.now))


def _size(row: Row) -> int:
    return (row.now and row.now.shown) or 0
