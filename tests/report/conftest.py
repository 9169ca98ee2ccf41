"""A house, and a database of counts to fill."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.houses.profile import House
from tests.report.simulate import Simulation
from tests.store.conftest import databases


@pytest.fixture(scope="session")
def lolland() -> House:
    library = Library()
    library.read_houses()
    return library.houses["lolland"]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where databases are made: each count is a transaction, and a disk takes its time for each."""
    with tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()) as made:
        yield Path(made)


@pytest.fixture
def simulation(folder: Path) -> Iterator[Simulation]:
    made = Simulation(folder / "counts.sqlite3")
    yield made
    for file in folder.iterdir():
        file.unlink()
