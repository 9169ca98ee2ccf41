"""A running Natlys for the tests that need one, and a record of everything its processes wrote."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.settings import ROOT
from tests.traces import changed, traces

# Stands in every message that a test types, so that a search for it finds any text a parent wrote.
MARKER = "kvidrefugl"
BRAIN_TOKEN = "brain-token-of-the-tests"
START_SECONDS = 90
PATIENCE_MS = 20_000  # several browsers stretch phrases on a small machine at once


# Without these Chromium calls home at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield chromium
        chromium.close()


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@dataclass
class Natlys:
    """`natlys serve` as a process of its own, in folders of its own."""

    folder: Path
    port: int
    inner_port: int
    brain_port: int
    desk_port: int
    process: subprocess.Popen[bytes] | None = None
    extra: dict[str, str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def desk_address(self) -> str:
        return f"http://127.0.0.1:{self.desk_port}"

    @property
    def output(self) -> Path:
        return self.folder / "output.log"

    def start(self) -> None:
        for name in ("home", "tmp", "var"):
            (self.folder / name).mkdir(exist_ok=True)
        environment = os.environ | {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "NATLYS_DATA_DIR": str(self.folder / "var"),
            "NATLYS_PORT": str(self.port),
            "NATLYS_INNER_PORT": str(self.inner_port),
            "NATLYS_BRAIN_PORT": str(self.brain_port),
            "NATLYS_DESK_PORT": str(self.desk_port),
            "NATLYS_INNER_TOKEN": "inner-token-of-the-tests",
            "NATLYS_BRAIN_TOKEN": BRAIN_TOKEN,
            "NATLYS_BRAIN_TIMEOUT": "3",
            "NATLYS_LOG_LEVEL": "DEBUG",
            **(self.extra or {}),
        }
        with self.output.open("ab") as out:
            command = [str(ROOT / ".venv/bin/natlys"), "serve"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)

    def health(self) -> dict[str, str]:
        try:
            told: dict[str, str] = httpx.get(f"{self.address}/health", timeout=5).json()
        except httpx.HTTPError:
            return {"front": "away", "brain": "away"}
        return told

    def wait(self, part: str, state: str, seconds: float = START_SECONDS) -> float:
        """Seconds until the part is in the state; fails the test if that takes too long."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            if self.health()[part] == state:
                return time.monotonic() - begun
            time.sleep(0.1)
        pytest.fail(f"{part} was not {state} within {seconds} s:\n{self.output.read_text()[-3000:]}")

    def brain_pid(self) -> int:
        found = subprocess.run(
            ["pgrep", "-f", f"natlys_brain.serve .*--port {self.brain_port}"], capture_output=True, text=True
        )
        return int(found.stdout.split()[0])

    def signal_brain(self, number: signal.Signals) -> None:
        os.kill(self.brain_pid(), number)

    def counts(self, table: str) -> list[tuple[object, ...]]:
        with contextlib.closing(sqlite3.connect(self.folder / "var" / "front.sqlite3")) as database:
            return database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


@contextlib.contextmanager
def serving(folder: Path, extra: dict[str, str] | None = None) -> Iterator[Natlys]:
    """A Natlys on free ports that answers, stopped at the end."""
    running = Natlys(folder, *free_ports(4), extra=extra)
    running.start()
    try:
        running.wait("brain", "ready")
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def natlys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Natlys]:
    """The one that most tests talk to. Every text they type holds the marker, which none of its files may hold."""
    with serving(tmp_path_factory.mktemp("natlys")) as running:
        yield running
    files = changed([running.folder, ROOT / "models"], 0)
    assert {"front.sqlite3", "output.log"} <= {path.name for path in files}
    assert traces([MARKER, "eksempel.dk", "23 45 67 89"], files) == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stops the running Natlys comes after everything that talks to it."""
    items.sort(key=lambda item: item.path.name == "test_faults.py")
