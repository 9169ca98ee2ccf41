"""The page as it is met: on a narrow phone, in light and dark, on paper, with nothing fetched (WCAG 2.2 AA)."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.clock import COPENHAGEN
from bot.houses.profile import House
from bot.report.make import make
from bot.report.page import page
from bot.report.period import parse
from tests.report.simulate import Simulation

TEXT, GRAPHICS = 4.5, 3.0
PARTS = {
    "h1": TEXT,
    "header p": TEXT,
    ".lead p": TEXT,
    ".explained": TEXT,
    "td": TEXT,
    "thead th": TEXT,
    "svg text": TEXT,
    "svg text.before": TEXT,
    "svg rect.now": GRAPHICS,
    "svg rect.before": GRAPHICS,
}


@pytest.fixture(scope="module")
def file(folder: Path, lolland: House) -> Path:
    simulation = Simulation(folder / "counts.sqlite3")
    simulation.up(date(2026, 4, 1), date(2026, 9, 30))
    simulation.quarter(date(2026, 4, 1), date(2026, 6, 30), 150, seed=1)
    simulation.quarter(date(2026, 7, 1), date(2026, 9, 30), 250, seed=2)
    now = datetime(2026, 11, 22, 12, tzinfo=COPENHAGEN)
    made = folder / "report.html"
    made.write_bytes(page(make(simulation.write().url, lolland, parse("2026-Q3"), now, "da")))
    return made


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(…)`, as WCAG 2.2 defines it."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_nothing_runs_over_the_side(browser: Browser, file: Path, width: int):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        opened = context.new_page()
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        right = opened.evaluate(
            "Math.max(...[...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().right))"
        )
        assert right <= width


@pytest.mark.parametrize("media", ["light", "dark", "print"])
def test_text_and_bars_stand_out(browser: Browser, file: Path, media: str):
    with browser.new_context(color_scheme="dark" if media == "dark" else "light") as context:
        opened = context.new_page()
        opened.goto(file.as_uri())
        if media == "print":
            opened.emulate_media(media="print", color_scheme="dark")
        grounds = {
            opened.evaluate(f"getComputedStyle(document.querySelector('{where}')).backgroundColor")
            for where in ("html", ".lead")
        }
        for part, least in PARTS.items():
            style = "fill" if part.startswith("svg") else "color"
            colour = opened.evaluate(f"getComputedStyle(document.querySelector('{part}')).{style}")
            assert min(contrast(colour, ground) for ground in grounds) >= least, (part, colour, grounds)
