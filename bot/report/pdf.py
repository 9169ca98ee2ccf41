"""The report as PDF on A4: the same sentences, and each figure with its bar."""

from collections.abc import Sequence
from importlib.resources import files

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from bot.report.report import Notes, Report, Row, Section
from bot.report.small_numbers import Figure

# PDF's own fonts lack letters that the report or a house's name can have; this one, under the OFL, goes into the file.
_FONTS = files("font_source_sans_pro") / "files"
_FONT = "Source Sans Pro"
_INK, _QUIET, _NOW, _BEFORE, _LINE = (0, 0, 0), (85, 85, 85), (122, 74, 0), (133, 116, 80), (204, 204, 204)

# Millimetres.
_MARGIN, _WIDTH = 20, 170
_LABEL, _LONGEST, _AFTER = 72, 66, 2
_ROW, _BAR, _THIN = 5, 3.6, 1.6
_HEADING = 60


def pdf(report: Report) -> bytes:
    """The PDF as bytes."""
    paper = _Paper(report)
    paper.add_page()
    paper.write_report()
    return bytes(paper.output())


class _Paper(FPDF):
    """Writes a report from top to bottom; a heading stays with what follows it."""

    def __init__(self, report: Report) -> None:
        super().__init__(format="A4")
        self._report, self._words = report, report.words
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(True, margin=_MARGIN)
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(_FONT, style, str(_FONTS / f"SourceSansPro-{name}.ttf"))
        self.set_lang(report.words.language)
        self.set_title(f"{report.title}, {report.subtitle}")
        self.set_producer("Natlys")

    def footer(self) -> None:
        """The number of the page."""
        self.set_y(-15)
        self._ink(9, _QUIET)
        self.cell(_WIDTH, 5, f"{self._words.say('page')} {self.page_no()}/{{nb}}", align="R")

    def write_report(self) -> None:
        """Everything."""
        self._text(self._report.title, 20, style="B", line=9)
        self._text(self._report.subtitle, 11, _QUIET)
        self._notes(self._report.lead)
        for section in self._report.telling:
            self._section(section)
        for notes in self._report.notes:
            self._notes(notes)

    def _section(self, section: Section) -> None:
        self._heading(section.title)
        self._text(section.explained, 9.5, _QUIET)
        self._sentences(section.sentences)
        self.ln(1)
        for row in section.telling:
            self._row(row, section.chart)

    def _notes(self, notes: Notes) -> None:
        self._heading(notes.title)
        self._sentences(notes.sentences)

    def _heading(self, title: str) -> None:
        if self.will_page_break(_HEADING):
            self.add_page()
        else:
            self.ln(5)
        self.start_section(title)
        self._text(title, 14, style="B", line=7)

    def _sentences(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            self._text(sentence, 10.5)

    def _row(self, row: Row, chart: bool) -> None:
        self._ink(10)
        lines = self.multi_cell(_LABEL, _ROW, row.label, align="L", dry_run=True, output="LINES")
        assert isinstance(lines, list)
        height = max(len(lines), 2 if row.before else 1) * _ROW + 1
        if self.will_page_break(height):
            self.add_page()
        top = self.get_y()
        self.multi_cell(_LABEL, _ROW, row.label, align="L")
        self._bar(row.now, top, chart, before=False)
        if row.before:
            self._bar(row.before, top + _ROW - 0.4, chart, before=True)
        self.set_draw_color(*_LINE)
        self.set_line_width(0.1)
        self.line(_MARGIN, top + height - 0.5, _MARGIN + _WIDTH, top + height - 0.5)
        self.set_y(top + height)

    def _bar(self, figure: Figure | None, top: float, chart: bool, *, before: bool) -> None:
        told = self._words.figure(figure)
        length = _LONGEST * (figure.shown or 0) / self._report.most if figure and chart else 0
        left, thick = _MARGIN + _LABEL, _THIN if before else _BAR
        if length:
            self.set_fill_color(*(_BEFORE if before else _NOW))
            self.rect(left, top + (_ROW - thick) / 2, length, thick, style="F")
        self._ink(8.5 if before else 10, _QUIET if before else _INK, "" if before else "B")
        self.set_xy(left + length + (_AFTER if length else 0), top)
        self.cell(None, _ROW, self._words.say("before", figure=told) if before else told)

    def _text(self, text: str, size: float, ink: tuple[int, int, int] = _INK, style: str = "", line: float = 5) -> None:
        self._ink(size, ink, style)
        self.multi_cell(_WIDTH, line, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(0.6)

    def _ink(self, size: float, ink: tuple[int, int, int] = _INK, style: str = "") -> None:
        self.set_font(_FONT, style, size)
        self.set_text_color(*ink)
