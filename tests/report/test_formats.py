"""The page, the PDF and the CSV of a simulated quarter: the same figures, and no other."""

import csv
import io
import re
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.clock import COPENHAGEN
from bot.houses.profile import House
from bot.report.make import make
from bot.report.page import page
from bot.report.pdf import pdf
from bot.report.period import parse
from bot.report.plain import plain
from bot.report.report import Report
from bot.report.table import HEADERS, table
from tests.report.simulate import Simulation

NOW = datetime(2026, 11, 22, 12, tzinfo=COPENHAGEN)
QUARTERS = ((date(2026, 4, 1), date(2026, 6, 30), 300), (date(2026, 7, 1), date(2026, 9, 30), 400))


@pytest.fixture(scope="module")
def quarter(folder: Path, lolland: House) -> Report:
    simulation = Simulation(folder / "counts.sqlite3")
    simulation.up(date(2026, 4, 1), date(2026, 9, 30))
    for first, last, number in QUARTERS:
        simulation.quarter(first, last, number, seed=number)
    return make(simulation.write().url, lolland, parse("2026-Q3"), NOW, "da")


class Elements(HTMLParser):
    """Every element of a page with its attributes, in order, and the text between."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(made.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_fetches_and_runs_nothing(quarter: Report):
    made = page(quarter)
    elements = Elements(made)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in elements.found}
    assert not [
        name for _, attributes in elements.found for name in attributes if name.startswith("on") or name == "src"
    ]
    assert not re.findall(rb"https?:|url\(|@import", made)
    assert {"default-src 'none'; style-src 'unsafe-inline'"} == {
        meta["content"] for meta in elements.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    }


def test_each_chart_is_there_in_words_and_as_a_table(quarter: Report):
    elements = Elements(page(quarter))
    assert elements.named("html")[0]["lang"] == "da"
    charts = [figure for figure in elements.named("figure") if figure["role"] == "img"]
    drawn = [section for section in quarter.telling if section.chart]
    assert len(charts) == len(drawn) == len(elements.named("table")) - 1
    for chart, section in zip(charts, drawn, strict=True):
        for row in section.telling:
            assert f"{row.label} ({quarter.words.figure(row.now)})" in str(chart["aria-label"])
    assert all(drawing["aria-hidden"] == "true" for drawing in elements.named("svg"))
    assert {heading["scope"] for heading in elements.named("th")} == {"row", "col"}


def test_page_pdf_and_text_say_the_same(quarter: Report):
    read = PdfReader(io.BytesIO(pdf(quarter)))
    made = {
        "page": "".join(Elements(page(quarter)).text),
        "pdf": " ".join(sheet.extract_text() for sheet in read.pages),
        "text": plain(quarter),
    }
    assert read.metadata and read.metadata.title == f"{quarter.title}, {quarter.subtitle}"
    for name, text in made.items():
        flat = re.sub(r"\s+", "", text)
        notes = [sentence for part in (quarter.lead, *quarter.notes) for sentence in part.sentences]
        for section in quarter.telling:
            notes += [section.title, section.explained, *section.sentences, *(row.label for row in section.telling)]
        assert not [sentence for sentence in notes if re.sub(r"\s+", "", sentence) not in flat], name


def test_what_a_house_writes_is_not_read_as_html(quarter: Report, lolland: House):
    odd = lolland.model_copy(update={"name": "Hus & <script>alert(1)</script>"})
    made = Report(**{**vars(quarter), "house": odd, "title": f"Tal: {odd.name}"})
    assert not Elements(page(made)).named("script")
    assert odd.name in "".join(Elements(page(made)).text)


def test_the_csv_has_one_row_a_figure_and_nothing_exact(quarter: Report):
    rows = list(csv.DictReader(io.StringIO(table(quarter).decode("utf-8"))))
    assert tuple(rows[0]) == HEADERS
    assert HEADERS == (
        "house", "period", "from", "to", "days", "days_measured", "section", "value", "label", "figure",
        "period_before", "figure_before",
    )  # fmt: skip
    keys = [(row["section"], row["value"]) for row in rows]
    assert len(set(keys)) == len(keys) == sum(len(section.rows) for section in quarter.sections)
    for row in rows:
        assert (row["house"], row["period"], row["from"], row["to"]) == (
            "lolland", "2026-Q3", "2026-07-01", "2026-09-30",
        )  # fmt: skip
        for figure in (row["figure"], row["figure_before"]):
            assert figure in ("under 5", "") or int(figure) % 5 == 0
        assert row["figure"]
    assert {row["figure"] for row in rows if row["section"] == "topic" and row["value"] == "rights"} == {"under 5"}


def test_the_pdf_carries_its_font_and_danish_letters(quarter: Report):
    read = PdfReader(io.BytesIO(pdf(quarter)))
    fonts = {str(font) for sheet in read.pages for font in sheet["/Resources"]["/Font"].values()}
    assert fonts
    assert "Forælderens trivsel" in " ".join(sheet.extract_text() for sheet in read.pages)
    embedded = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for sheet in read.pages
        for font in (named.get_object() for named in sheet["/Resources"]["/Font"].values())
    ]
    assert embedded and all("/FontFile2" in descriptor for descriptor in embedded)


def test_a_report_with_hardly_anything_to_show_is_whole(folder: Path, lolland: House):
    simulation = Simulation(folder / "few.sqlite3")
    simulation.up(date(2026, 7, 1), date(2026, 7, 31))
    simulation.conversations(2, date(2026, 7, 10), topic="violence")
    made = make(simulation.write().url, lolland, parse("2026-07"), NOW, "da")
    assert not Elements(page(made)).named("svg")
    assert "Vold" not in page(made).decode() + plain(made) + table(made).decode()
    assert "under 5 samtaler" in PdfReader(io.BytesIO(pdf(made))).pages[0].extract_text()
    rows = list(csv.DictReader(io.StringIO(table(made).decode())))
    assert [(row["value"], row["figure"]) for row in rows] == [("conversations", "under 5"), ("messages", "vises ikke")]
