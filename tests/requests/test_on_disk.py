"""What a SQLite file of requests holds: nothing in clear, and nothing of what is gone."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.requests.mailbox import Mailbox
from bot.requests.tables import messages, requests
from tests.requests.conftest import NOW, UNTIL, House, Parent, callback, message
from tests.traces import Typed, traces

PHONE = "29 87 65 43"


@pytest.fixture
def address(sqlite_file: Path) -> str:
    return f"sqlite:///{sqlite_file}"


@contextmanager
def journals(folder: Path, copy: Path) -> Iterator[None]:
    """Keeps what stands in the database's journal from moment to moment, while it is written."""
    over, seen = threading.Event(), set()

    def watch() -> None:
        while not over.is_set():
            for journal in folder.glob("*-journal"):
                seen.add(journal.read_bytes())

    with ThreadPoolExecutor(1) as pool:
        watching = pool.submit(watch)
        try:
            yield
        finally:
            over.set()
            watching.result()
    copy.write_bytes(b"".join(seen))


def test_neither_words_nor_numbers_stand_in_the_file_or_its_journal(
    mailbox: Mailbox, house: House, sqlite_file: Path, tmp_path: Path
):
    typed, parent = Typed(), Parent()
    first, second, name = typed.sentences(("hun siger _ om natten", "og _ hver morgen", "_"))
    with journals(sqlite_file.parent, tmp_path / "journal"):
        for _ in range(20):
            mailbox.add(callback(PHONE, first), Parent().ticket, NOW)
        mailbox.add(message(name), parent.ticket, NOW)
        mailbox.write(parent.hash, second, 1, UNTIL, NOW)
    assert house.reads(mailbox.find(parent.hash).id)[1]["text"] == second
    files = [*sqlite_file.parent.iterdir(), tmp_path / "journal"]
    words = [*typed.words, PHONE, PHONE.replace(" ", ""), "crying", "phone", parent.lookup.hex()]
    assert traces(words, files) == []
    for file in files:
        content = file.read_bytes()
        assert bytes(house.secret) not in content
        assert bytes(parent.secret) not in content
        assert parent.lookup not in content


def sealed(engine: sa.Engine) -> list[bytes]:
    """Every ciphertext there is, and what finds it."""
    with engine.connect() as connection:
        boxes = connection.execute(sa.select(messages.c.for_house, messages.c.for_parent)).all()
        return [*(box for row in boxes for box in row), *connection.scalars(sa.select(requests.c.lookup))]


def places(boxes: list[bytes], folder: Path) -> list[str]:
    """The files that hold a piece of one of them."""
    pieces = [box[at : at + 24] for box in boxes for at in range(0, len(box) - 24, 100)]
    return [file.name for file in folder.iterdir() if any(piece in file.read_bytes() for piece in pieces)]


@pytest.mark.parametrize("way", ["withdrawn", "deleted"])
def test_what_is_gone_is_gone_from_the_file_too(
    mailbox: Mailbox, house: House, engine: sa.Engine, sqlite_file: Path, way: str
):
    parent, long = Parent(), "søvn " * 700
    mailbox.add(message(long), parent.ticket, NOW)
    mailbox.write(parent.hash, long, 1, UNTIL, NOW)
    gone = sealed(engine)
    other = Parent()
    mailbox.add(message(), other.ticket, NOW)
    assert places(gone, sqlite_file.parent) == [sqlite_file.name]
    if way == "withdrawn":
        mailbox.withdraw(parent.hash)
    else:
        with engine.begin() as connection:
            connection.execute(requests.delete().where(requests.c.lookup == parent.hash))
    assert places(gone, sqlite_file.parent) == []
    assert places(sealed(engine), sqlite_file.parent) == [sqlite_file.name]
    with closing(sqlite3.connect(sqlite_file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_file_is_its_owners_alone(mailbox: Mailbox, sqlite_file: Path):
    assert sqlite_file.stat().st_mode & 0o777 == 0o600
    assert sqlite_file.parent.stat().st_mode & 0o777 == 0o700
