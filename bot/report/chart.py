"""A bar chart as inline SVG: no script, nothing fetched, the figures in words for who cannot see it.

Each row is a drawing of its own, so that a long chart can go on over a page when it is printed; its label is no part of
the drawing, so that a long one gets a second line on a phone. All lengths are in `rem` and per cent: it grows with the
reader's text.
"""

from collections.abc import Sequence
from html import escape

from bot.report.report import Row, Section
from bot.report.small_numbers import Figure
from bot.report.words import Words

# Per cent of the width: the rest is for the figure after the longest bar.
_LONGEST = 76
_BAR, _THIN, _BETWEEN = 1.0, 0.55, 0.1


def chart(section: Section, most: int, words: Words) -> str:
    """The rows of a section as bars, each with a thinner one for the period before; the longest possible is `most`."""
    bars = "".join(_bars(row, most, words) for row in section.telling)
    return f'<figure role="img" aria-label="{escape(_described(section.telling, words))}">{bars}</figure>'


def _described(rows: Sequence[Row], words: Words) -> str:
    told = (words.say("labelled", label=row.label, figure=words.figure(row.now)) for row in rows)
    return words.say("chart", figures=", ".join(told))


def _bars(row: Row, most: int, words: Words) -> str:
    height, drawn = _BAR, _bar("now", _width(row.now, most), 0, _BAR, words.figure(row.now))
    if row.before:
        told = words.say("before", figure=words.figure(row.before))
        drawn += _bar("before", _width(row.before, most), height + _BETWEEN, _THIN, told)
        height += _BETWEEN + _THIN + 0.2
    return f'<div>{escape(row.label)}<svg aria-hidden="true" height="{height:.2f}rem">{drawn}</svg></div>'


def _bar(kind: str, width: int, top: float, thick: float, told: str) -> str:
    after = 0.4 if width else 0
    return (
        f'<rect class="{kind}" y="{top:.2f}rem" width="{width}%" height="{thick}rem"/>'
        f'<text class="{kind}" x="{width}%" dx="{after}rem" y="{top + thick / 2 + 0.35:.2f}rem">{escape(told)}</text>'
    )


def _width(figure: Figure | None, most: int) -> int:
    return round((figure.shown or 0) / most * _LONGEST) if figure else 0
