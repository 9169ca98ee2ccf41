"""The brain dies or hangs, the database is locked: safety answers, the front says so, it mends itself."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import time

from bot.settings import ROOT
from tests.conftest import MARKER, Natlys
from tests.system.parent import Parent


def test_a_slow_brain_is_not_waited_for_long(natlys: Natlys):
    parent = Parent(natlys.address)
    natlys.signal_brain(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        said = parent.write(f"min {MARKER} vågner hver time")
        assert time.monotonic() - begun < 10
        assert "prøv igen om et minut" in said.text
        assert parent.write(f"{MARKER} min baby trækker ikke vejret").text.startswith("Ring 112 nu")
    finally:
        natlys.signal_brain(signal.SIGCONT)
    natlys.wait("brain", "ready")
    assert "Kilde:" in parent.write(f"min {MARKER} vågner hver time").text


def test_a_killed_brain_comes_back_and_safety_never_left(natlys: Natlys):
    parent = Parent(natlys.address, "lolland")
    natlys.signal_brain(signal.SIGKILL)
    said = parent.write(f"min {MARKER} vågner hver time")
    assert "Jeg er tilbage om et øjeblik" in said.text
    begun = time.monotonic()
    card = parent.write(f"{MARKER} jeg vil bare dø")
    assert time.monotonic() - begun < 1
    assert card.text.startswith("Ring 112")
    natlys.wait("brain", "ready")
    assert "Kilde:" in parent.write(f"min {MARKER} vågner hver time").text


def test_a_locked_database_stops_no_answer_and_loses_no_count(natlys: Natlys):
    database = natlys.folder / "var" / "front.sqlite3"
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        for _ in range(3):
            assert "Kilde:" in Parent(natlys.address, "aalborg").write(f"min {MARKER} vågner hver time").text
        held.execute("ROLLBACK")


def test_without_brain_and_database_the_card_still_comes_at_once(natlys: Natlys):
    parent = Parent(natlys.address, "aalborg")
    database = natlys.folder / "var" / "front.sqlite3"
    natlys.signal_brain(signal.SIGSTOP)
    try:
        with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as held:
            held.execute("BEGIN EXCLUSIVE")
            begun = time.monotonic()
            card = parent.write(f"{MARKER} hun trækker ikke vejret og er helt blå")
            assert time.monotonic() - begun < 0.5
            assert card.text.startswith("Ring 112")
            assert parent.write("nej").text.startswith("Ring 112")
            held.execute("ROLLBACK")
    finally:
        natlys.signal_brain(signal.SIGCONT)
    natlys.wait("brain", "ready")


def test_a_second_natlys_on_the_same_port_says_so_and_ends(natlys: Natlys):
    environment = os.environ | {"NATLYS_PORT": str(natlys.port)}
    command = [ROOT / ".venv/bin/natlys", "serve"]
    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert second.returncode == 3
    assert f"Port {natlys.port} is in use" in second.stderr
    assert "click" not in second.stderr
    assert natlys.health()["front"] == "up"


def test_stopping_writes_the_counts_and_only_counts(natlys: Natlys):
    natlys.stop()
    days, months = natlys.counts("daily"), natlys.counts("monthly")
    assert {measure for _, _, measure, _ in days} >= {"messages", "conversations"}
    assert {dimension for _, _, dimension, _, _ in months} >= {"topic", "route", "language", "channel"}
    assert any(row[2:4] == ("topic", "sleep") for row in months)
    assert all(isinstance(row[-1], int) for row in days + months)
