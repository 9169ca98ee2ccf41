"""Whoever has the disk and the memory of every process, but no unlock phrase, cannot read a request."""

import os
import subprocess
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from nacl.public import PrivateKey

from bot.content.library import Library
from bot.desk.parts import opened
from bot.desk.person import Role
from bot.desk.settings import DeskSettings
from bot.desk.sign_in import sessions
from bot.desk.users import accounts
from bot.desk.users.fields import Fields
from bot.requests.code import Code, derive, new_words
from bot.requests.tables import house_keys
from bot.store.database import connect
from tests.conftest import Natlys, serving
from tests.system.parent import Parent

# Words that stand nowhere else, neither in Natlys nor in its libraries.
NAME, WORRY, PHONE = "Vimsetrold", "fjumrehat", "20315064"


@pytest.fixture(scope="module")
def natlys_with_a_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Natlys]:
    with serving(tmp_path_factory.mktemp("memory")) as running:
        with connect(f"sqlite:///{running.folder / 'var' / 'requests.sqlite3'}").begin() as connection:
            row = {"key_id": "k" * 22, "house": "lolland", "public_key": bytes(PrivateKey.generate().public_key)}
            connection.execute(house_keys.insert().values(**row, made_at=datetime(2026, 11, 1)))
        time.sleep(4)  # the front learns it within seconds
        yield running


def processes(natlys: Natlys) -> dict[int, str]:
    """Natlys and all that it has started."""
    assert natlys.process
    told = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    of_parent = {int(pid): (int(parent), command) for pid, parent, command in rows}
    ours = {natlys.process.pid}
    while more := {pid for pid, (parent, _) in of_parent.items() if parent in ours} - ours:
        ours |= more
    return {pid: of_parent[pid][1] for pid in ours}


def memory(pid: int) -> Iterator[bytes]:
    """What a process holds, a piece at a time. Only root may read it: for anybody else there is nothing."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        where, rights = line.split()[:2]
        first, last = (int(edge, 16) for edge in where.split("-"))
        if not rights.startswith("rw") or line.endswith("[vvar]"):
            continue
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as held:  # noqa: PTH123 (a file that is read at places)
            held.seek(first)
            try:
                yield held.read(last - first)
            except OSError:
                continue


def found_in(content: bytes) -> set[str]:
    forms = {word: [word.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")] for word in (NAME, WORRY, PHONE)}
    return {word for word, written in forms.items() if any(form in content for form in written)}


def code_of(parent: Parent) -> Code:
    salt = urlsafe_b64decode(parent.http.get("/api/code").json()["salt"] + "==")
    return derive(new_words(), salt)


def send(parent: Parent, code: Code) -> None:
    told = (("lookup", code.ticket.lookup), ("public_key", code.ticket.public_key))
    ticket = {name: urlsafe_b64encode(value).decode().rstrip("=") for name, value in told}
    body = {"conversation": parent.key, "text": "/contact/send", "ticket": ticket}
    assert "modtaget" in parent.http.post("/api/message", json=body).text


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can read the memory of another process, here as anywhere")
def test_no_process_and_no_file_holds_what_was_sent(natlys_with_a_desk: Natlys):
    natlys = natlys_with_a_desk
    parent = Parent(natlys.address, "lolland")
    for text in (
        "/contact/callback",
        "/contact/topic/sleep",
        f"han er bange for sin {WORRY}",
        PHONE,
        "/contact/when/any",
    ):
        parent.write(text)
    for text in (NAME, "/contact/yes", "/contact/no", "/contact/skip"):
        parent.write(text)
    send(parent, code_of(parent))
    therapist_opens(natlys)
    parent.delete()

    time.sleep(1)
    for pid, command in processes(natlys).items():
        for piece in memory(pid):
            assert not found_in(piece), command
    for path in natlys.folder.rglob("*"):
        assert not path.is_file() or not found_in(path.read_bytes()), path.name


def therapist_opens(natlys: Natlys) -> None:
    """Signed in, without the phrase: what comes is sealed."""
    settings = DeskSettings(data_dir=natlys.folder / "var", desk_port=natlys.desk_port)
    parts = opened(settings, Library())
    account = accounts.make(parts, "anne@example.dk", Fields("Anne", "lolland", frozenset({Role.THERAPIST})))[0]
    cookies = {settings.cookie: sessions.begin(parts, account)}
    headers = {"X-Natlys": "1", "Origin": settings.desk_origin}
    with httpx.Client(base_url=natlys.desk_address, cookies=cookies, headers=headers) as desk:
        (request,) = desk.get("/api/queue").json()["requests"]
        told = desk.post(f"/api/requests/{request['id']}/open", json={})
        assert told.json()["messages"][0]["for_house"]
        assert not found_in(told.content)
