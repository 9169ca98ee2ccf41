"""The report as CSV: one row a figure, for whoever puts the figures of many houses or years together."""

import csv
import io
from collections.abc import Iterator

from bot.report.report import Report
from bot.report.small_numbers import Figure
from bot.report.words import Words

HEADERS = (
    "house",
    "period",
    "from",
    "to",
    "days",
    "days_measured",
    "section",
    "value",
    "label",
    "figure",
    "period_before",
    "figure_before",
)


def table(report: Report) -> bytes:
    """UTF-8 with commas. A figure is a number, or in words why there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADERS)
    writer.writerows(_rows(report))
    return out.getvalue().encode()


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    period = report.measured.period
    of = (report.house.id, period, period.first, period.last, period.days, report.measured.days)
    for section in report.sections:
        for row in section.rows:
            before = (report.before, _figure(row.before, report.words)) if report.before and row.before else ("", "")
            yield (*of, section.name, row.name, row.label, _figure(row.now, report.words), *before)


def _figure(figure: Figure | None, words: Words) -> int | str:
    return figure.shown if figure and figure.shown is not None else words.figure(figure)
