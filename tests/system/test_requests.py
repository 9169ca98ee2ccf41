"""The front is killed at every step of a request: nothing half-made is kept, nothing confirmed lost, no word stays."""

import os
import secrets
import signal
import subprocess
import tempfile
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import batched
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from nacl.public import PrivateKey

from bot.requests.tables import days, house_keys, messages, requests
from bot.settings import ROOT
from bot.store.database import connect
from bot.words.voice import CONTACT
from tests.conftest import MARKER, Natlys, serving
from tests.requests.conftest import opened
from tests.system.parent import Parent, Said
from tests.traces import Typed, changed, traces

HOUSE = "lolland"
PHONE = "29 87 65 43"
# A new nonsense word for each `_`; what begins with a slash is a tap.
CALLBACK = (
    "/callback",
    "/topic/sleep",
    f"han sover kun i min arm og siger {MARKER} og _",
    PHONE,
    "/when/any",
    "_",
    "ja",
    "nej",
    f"min veninde fra {MARKER} i _",
)
MESSAGE = ("/message", f"jeg er så træt, {MARKER} _, og tør ikke sige _ til nogen")
KILLED_AFTER = (0, 1, 3)  # answers to a yes to a message without a name
AT_ONCE = 8


@dataclass
class Asking:
    """A parent's browser on the way to a request, with a code of its own."""

    natlys: Natlys
    typed: Typed
    way: tuple[str, ...]
    lookup: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    def __post_init__(self) -> None:
        self.parent = Parent(self.natlys.address, HOUSE)
        self.texts = self.typed.sentences(self.way)

    @property
    def ticket(self) -> dict[str, str]:
        both = {"lookup": self.lookup, "public_key": bytes(self.secret.public_key)}
        return {name: urlsafe_b64encode(value).decode().rstrip("=") for name, value in both.items()}

    @property
    def hash(self) -> bytes:
        return sha256(self.lookup).digest()

    def go(self, steps: int | None = None) -> Said:
        """The first steps, or all up to the summary."""
        for text in self.texts[:steps]:
            said = self.parent.write(CONTACT + text[1:] if text.startswith("/") else text)
            assert said.done, said
            assert "ikke tage imod" not in said.text
        return said

    def send(self) -> str:
        """Says yes; returns what was read of the answer before the line broke."""
        body = {"conversation": self.parent.key, "text": CONTACT + "send", "ticket": self.ticket}
        read = ""
        try:
            with self.parent.http.stream("POST", "/api/message", json=body) as answer:
                for part in answer.iter_text():
                    read += part
        except httpx.TransportError:
            pass
        return read

    def receipt(self) -> httpx.Response:
        return httpx.post(f"{self.natlys.address}/api/receipt", json={"ticket": self.ticket}, timeout=60)


@dataclass
class House:
    """The house's end: its secret, and the database."""

    engine: sa.Engine
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    def takes_requests(self) -> None:
        key = {"key_id": secrets.token_urlsafe(16), "house": HOUSE, "public_key": bytes(self.secret.public_key)}
        with self.engine.begin() as connection:
            connection.execute(house_keys.insert().values(**key, made_at=datetime(2026, 1, 1)))

    def kept(self) -> dict[bytes, list[dict[str, Any]]]:
        """The messages of every request, opened, by what finds it."""
        wanted = sa.select(requests.c.lookup, requests.c.id, messages.c.number, messages.c.for_house)
        with self.engine.connect() as connection:
            rows = connection.execute(wanted.join_from(requests, messages, isouter=True)).all()
        found: dict[bytes, list[dict[str, Any]]] = {}
        for row in rows:
            told = found.setdefault(row.lookup, [])
            if row.for_house:
                told.append(opened(row.for_house, self.secret, row.id, row.number))
        return found

    def taken(self) -> int:
        """How many calls are promised."""
        with self.engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.sum(days.c.taken))) or 0

    def has_room(self, until: datetime) -> None:
        """For every day on which a call may be promised."""
        with self.engine.begin() as connection:
            for ahead in range(30):
                day = datetime.fromtimestamp(until.timestamp() + ahead * 86_400).date()
                connection.execute(days.insert().values(house=HOUSE, day=day, room=1000))


@pytest.fixture(scope="module")
def since() -> float:
    return time.time()


@pytest.fixture(scope="module")
def typed() -> Typed:
    return Typed()


@pytest.fixture(scope="module")
def running(since: float, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Natlys]:
    with serving(tmp_path_factory.mktemp("requests")) as natlys:
        yield natlys


@pytest.fixture(scope="module")
def house(running: Natlys) -> Iterator[House]:
    made = House(connect(f"sqlite:///{running.folder}/var/requests.sqlite3"))
    made.takes_requests()
    made.has_room(datetime.now())
    wait_for_the_desk(running)
    yield made
    made.engine.dispose()


def wait_for_the_desk(natlys: Natlys) -> None:
    """Until the front takes requests for the house."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if natlys.health()["front"] == "up":
            asked = Parent(natlys.address, HOUSE).write(CONTACT + "callback")
            if asked.done and "tager ikke imod" not in asked.text:
                return
        time.sleep(0.3)
    raise AssertionError("the front takes no requests")


def kill_the_front(natlys: Natlys) -> None:
    assert natlys.process
    front = subprocess.check_output(["pgrep", "-P", str(natlys.process.pid), "-f", "bot.front"])
    os.kill(int(front), signal.SIGKILL)
    natlys.wait("front", "away")


def test_killed_at_every_step_nothing_half_made_is_kept_and_what_was_confirmed_is(
    running: Natlys, house: House, typed: Typed
):
    confirmed = [Asking(running, typed, way) for way in (CALLBACK, MESSAGE)]
    for one in confirmed:
        one.go()
        assert "modtaget" in one.send()
    begun = [(Asking(running, typed, way), steps + 1) for way in (CALLBACK, MESSAGE) for steps in range(len(way))]
    for one, steps in begun:
        one.go(steps)
    kill_the_front(running)
    wait_for_the_desk(running)
    kept = house.kept()
    assert kept.keys() == {one.hash for one in confirmed}
    assert house.taken() == 1
    call, note = (kept[one.hash] for one in confirmed)
    assert [told["text"] for told in call] == [confirmed[0].texts[2]]
    assert call[0]["contact"]["value"] == PHONE
    assert [told["text"] for told in note] == [confirmed[1].texts[1]]
    for one in confirmed:
        receipt = one.receipt()
        assert receipt.status_code == 200
        assert "modtaget" in receipt.json()["replies"][0]["text"]
    halfway, _ = begun[-1]
    assert halfway.receipt().status_code == 404
    assert halfway.parent.write(CONTACT + "send").error == "expired"


@pytest.mark.parametrize("answered", KILLED_AFTER)
def test_killed_while_yes_is_said_each_request_is_kept_whole_or_not_at_all(
    running: Natlys, house: House, typed: Typed, answered: int
):
    before, promised = house.kept().keys(), house.taken()
    asking = [Asking(running, typed, CALLBACK if n % 2 else MESSAGE) for n in range(AT_ONCE)]
    for one in asking:
        one.go()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        sending = [pool.submit(one.send) for one in asking]
        # The desk gives a house without therapists no room for calls, so only messages are sure to be kept.
        notes = [at for at, one in enumerate(asking) if one.way is MESSAGE]
        while sum(sending[at].done() for at in notes) < answered:
            time.sleep(0.001)
        kill_the_front(running)
        answers = [one.result() for one in sending]
    wait_for_the_desk(running)
    kept = house.kept()
    assert kept.keys() - before <= {one.hash for one in asking}
    for one, answer in zip(asking, answers, strict=True):
        told = kept.get(one.hash)
        if told is None:
            assert "modtaget" not in answer
            assert one.receipt().status_code == 404
        else:
            assert [message["text"] for message in told] == [one.texts[2 if one.way is CALLBACK else 1]]
            assert "modtaget" in one.receipt().json()["replies"][0]["text"]
    assert sum("modtaget" in answers[at] for at in notes) >= answered
    calls = [one for one in asking if one.way is CALLBACK and one.hash in kept]
    assert house.taken() == promised + len(calls)


def test_a_yes_whose_answer_was_lost_may_be_said_again_with_the_same_code(running: Natlys, house: House, typed: Typed):
    first = Asking(running, typed, MESSAGE)
    again = Asking(running, typed, MESSAGE, first.lookup, first.secret)
    again.texts = first.texts
    for one in (first, again):
        one.go()
        assert "modtaget" in one.send()
    assert [told["text"] for told in house.kept()[first.hash]] == [first.texts[1]]


def test_no_file_holds_a_word_of_them(running: Natlys, house: House, typed: Typed, since: float):
    """Comes last: everything above was typed, sent, killed and kept."""
    assert len(house.kept()) > 2
    running.stop()
    folders = [running.folder, ROOT, Path(tempfile.gettempdir()), Path("/var/tmp"), Path("/dev/shm")]  # noqa: S108
    assert len(typed.words) > 50
    for files in batched(changed(folders, since), 500):
        assert traces(typed.words, files) == []
    own = changed([running.folder], 0)
    assert {"requests.sqlite3", "front.sqlite3", "output.log"} <= {path.name for path in own}
    assert traces([MARKER, PHONE, PHONE.replace(" ", "")], own) == []
