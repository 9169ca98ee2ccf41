"""“Hvad gemmer vi?” tells everything that is kept of parents, counts and requests, in both languages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from bot.channels.web.app import PAGES
from bot.content.library import Library
from bot.report.dimensions import dimensions
from bot.requests.tables import REQUESTS
from bot.store.tables import metadata

PAGE = (PAGES / "privacy.html").read_text(encoding="utf-8")


@dataclass
class Article(HTMLParser):
    """One language of the page: what it tells of each column and dimension, and the figures of its example."""

    told: dict[str, str] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    scripts: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self._telling = ""
        self._example = self._in_figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        named = attributes.get("data-column") or attributes.get("data-dimension")
        self._telling = named or self._telling
        self._example = attributes.get("class") == "example" if tag == "table" else self._example
        self._in_figure = tag == "td" and self._example
        self.scripts += tag == "script"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "li"):
            self._telling = ""
        self._in_figure = False

    def handle_data(self, data: str) -> None:
        if self._telling:
            self.told[self._telling] = self.told.get(self._telling, "") + data
        if self._in_figure:
            self.figures.append(data)


@pytest.fixture(params=["da", "en"])
def article(request: pytest.FixtureRequest) -> Article:
    danish, _, english = PAGE.partition('<article id="english" lang="en">')
    read = Article()
    read.feed(danish if request.param == "da" else english)
    return read


def test_every_column_of_every_table_is_told(article: Article):
    tables = [*metadata.tables.values(), *REQUESTS.metadata.tables.values()]
    columns = {f"{table.name}.{column.name}" for table in tables for column in table.columns}
    assert {"daily.count", "requests.lookup", "messages.for_house", "withdrawn.house", "days.room"} < columns
    told = {name: words for name, words in article.told.items() if "." in name}
    assert told.keys() == columns
    assert all(len(words.split()) > 2 for words in told.values())


def test_every_dimension_that_is_counted_is_told(article: Article):
    library = Library()
    library.read_houses()
    counted = {name for house in library.houses.values() for name in dimensions(house)}
    assert counted
    assert {name for name in article.told if "." not in name} == counted


def test_the_example_is_shown_by_the_rule_for_small_numbers(article: Article):
    assert len(article.figures) > 10
    assert "under 5" in article.figures
    numbers = [int(figure) for figure in article.figures if figure != "under 5"]
    assert all(number >= 5 and number % 5 == 0 for number in numbers)


def test_it_needs_no_script(article: Article):
    assert article.scripts == 0
