"""The report as a web page of one file: no scripts, nothing fetched, each chart in words and as a table too."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

import bot
from bot.report.chart import chart
from bot.report.report import Notes, Report, Row, Section
from bot.report.words import Words

_HERE = Path(__file__).parent
_COLOURS = Path(bot.__file__).parent / "channels/web/static/theme.css"


def page(report: Report) -> bytes:
    """The page in UTF-8."""
    words = report.words
    sections = [
        _lead(report.lead),
        *(_section(section, report, words) for section in report.telling),
        *(_notes(notes) for notes in report.notes),
    ]
    made = Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        language=words.language,
        title=escape(report.title),
        subtitle=escape(report.subtitle),
        style=_COLOURS.read_text(encoding="utf-8") + (_HERE / "page.css").read_text(encoding="utf-8"),
        body="\n".join(sections),
    )
    return made.encode()


def _lead(lead: Notes) -> str:
    return f'<section class="lead"><h2>{escape(lead.title)}</h2>{_paragraphs(lead.sentences)}</section>'


def _notes(notes: Notes) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in notes.sentences)
    return f"<section><h2>{escape(notes.title)}</h2><ul>{items}</ul></section>"


def _section(section: Section, report: Report, words: Words) -> str:
    drawn = chart(section, report.most, words) if section.chart else ""
    return (
        f'<section><h2>{escape(section.title)}</h2><p class="explained">{escape(section.explained)}</p>'
        f"{_paragraphs(section.sentences)}"
        f'<div class="figures{" with-chart" if drawn else ""}">{drawn}{_table(section, report, words)}</div></section>'
    )


def _table(section: Section, report: Report, words: Words) -> str:
    compared = any(row.before for row in section.rows)
    periods = [report.measured.period, *([report.before] if compared and report.before else [])]
    heads = "".join(f'<th scope="col">{escape(words.period(period))}</th>' for period in periods)
    rows = "".join(_row(row, compared, words) for row in section.telling)
    return (
        f'<table><caption class="unseen">{escape(section.title)}</caption>'
        f'<thead><tr><th scope="col">{escape(words.say("column_what"))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: Row, compared: bool, words: Words) -> str:
    return f'<tr><th scope="row">{escape(row.label)}</th>{"".join(_cells(row, compared, words))}</tr>'


def _cells(row: Row, compared: bool, words: Words) -> Iterator[str]:
    yield f"<td>{escape(words.figure(row.now))}</td>"
    if compared:
        yield f"<td>{escape(words.figure(row.before))}</td>"


def _paragraphs(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
