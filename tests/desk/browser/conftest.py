"""The desk in real browsers."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.browser.workplace import Staff, Workplace, workplace
from tests.store.conftest import databases


@pytest.fixture
def work(browser: Browser) -> Iterator[Workplace]:
    with (
        tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()) as folder,
        workplace(Path(folder), browser) as made,
    ):
        yield made


@pytest.fixture
def anne(work: Workplace) -> Staff:
    """The first therapist of Lolland: the house's key is made with hers."""
    made = work.staff("Anne Lund")
    made.chooses()
    return made
