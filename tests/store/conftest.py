"""Every test of the store meets both databases: a SQLite file and a real PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.counters import CounterStore
from bot.store.database import connect
from tests.store.postgres import Postgres

ROOM = 500_000_000  # bytes


def databases() -> Path:
    """Where they are made: in memory if there is room. The tests kill processes, not the machine, and disks are slow.

    Not pytest's folder: that one is closed to the user that PostgreSQL runs as.
    """
    memory = Path("/dev/shm")  # noqa: S108
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else Path(tempfile.gettempdir())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()) as folder:
        server = Postgres(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def sqlite_file() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()) as folder:
        yield Path(folder) / "private" / "counts.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    made: str = request.getfixturevalue("postgres").new_database()
    return made


@pytest.fixture
def store(address: str) -> CounterStore:
    made = CounterStore(address)
    made.migrate()
    return made


@pytest.fixture
def engine(address: str) -> Iterator[sa.Engine]:
    """To look at what is in the database."""
    made = connect(address)
    yield made
    made.dispose()
