"""The report as plain sentences, for the terminal or a mail."""

from collections.abc import Iterator

from bot.report.report import Report, Row
from bot.report.words import Words


def plain(report: Report) -> str:
    """The whole report as text."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from (report.title, report.subtitle, "")
    yield from (report.lead.title, *report.lead.sentences, "")
    for section in report.telling:
        yield from (section.title, section.explained, *section.sentences)
        yield from (_row(row, report.words) for row in section.telling)
        yield ""
    for notes in report.notes:
        yield from (notes.title, *notes.sentences, "")


def _row(row: Row, words: Words) -> str:
    before = f" ({words.say('before', figure=words.figure(row.before))})" if row.before else ""
    return f"  {row.label}: {words.figure(row.now)}{before}"
