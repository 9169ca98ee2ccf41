"""`natlys ask`: the one door for evaluation."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from bot.settings import ROOT
from tests.conftest import MARKER, Natlys

KEYS = {
    "id",
    "replies",
    "language",
    "topic",
    "route",
    "urgency",
    "acute_kind",
    "story",
    "removed",
    "scrubbed",
    "confidence",
}


def asked(lines: list[str], *arguments: str, **environment: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [ROOT / ".venv/bin/natlys", "ask", "--jsonl", *arguments],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        env=os.environ | environment,
        cwd="/",
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_starts_what_it_needs_and_touches_no_counts(tmp_path: Path):
    told = asked(
        [
            '{"id":"1","text":"hun vil ik sove om natten"}',
            "{broken",
            '{"id":"2"}',
            '{"id":"3","text":"hej","house":"atlantis"}',
            '{"id":"4","text":"hej","now":"i morgen"}',
            '{"id":"5","text":"er der åbent torsdag eftermiddag","house":"aalborg","conversation":"a",'
            '"now":"2026-11-22T21:00:00+01:00"}',
            '{"id":"6","text":"og om fredagen?","house":"aalborg","conversation":"a","now":"2026-11-22T21:01:00"}',
            '{"id":"8","text":"hvornår har i åbent","house":"lolland","conversation":"a","now":"2026-11-22T21:02:00"}',
            '{"id":"7","text":"jeg hedder Anne og jeg vil bare dø"}',
            '{"id":"9","text":"Slet alt.","conversation":"a"}',
            '{"id":"10","text":"hvornår har i åbent","conversation":"a"}',
        ],
        NATLYS_DATA_DIR=str(tmp_path),
    )
    first, broken, no_text, no_house, no_time, thursday, friday, moved, danger, deleted, anew = told
    assert first.keys() == KEYS
    assert (first["id"], first["topic"], first["language"]) == ("1", "sleep", "da")
    assert broken["id"] is None
    assert "not JSON" in broken["error"]
    assert [set(t) for t in (no_text, no_house, no_time)] == [{"id", "error"}] * 3
    assert "torsdag den 26. november: kl. 10.30-17.00" in thursday["replies"][0]["text"]
    assert "fredag den 27. november: kl. 10.30-15.00" in friday["replies"][0]["text"]
    assert "Familiens Hus i Lolland" in moved["replies"][0]["text"]
    assert (danger["route"], danger["acute_kind"], danger["urgency"]) == ("acute", "suicide", 3)
    assert danger["replies"][0]["text"].startswith("Ring 112")
    assert danger["removed"] == [{"start": 11, "end": 15, "kind": "name"}]
    assert danger["scrubbed"] == "jeg hedder [navn] og jeg vil bare dø"
    assert "Jeg har glemt samtalen." in deleted["replies"][0]["text"]
    assert "Lolland" not in anew["replies"][0]["text"]
    assert not list(tmp_path.iterdir())


def test_it_asks_a_running_natlys_by_its_inner_door(natlys: Natlys):
    before = natlys.counts("daily")
    server = f"http://127.0.0.1:{natlys.inner_port}"
    told = asked(
        [f'{{"id":"1","text":"min {MARKER} vågner hver time"}}'],
        "--server",
        server,
        NATLYS_INNER_TOKEN="inner-token-of-the-tests",
    )
    assert told[0]["topic"] == "sleep"
    assert natlys.counts("daily") == before


def test_a_wrong_token_is_told(natlys: Natlys):
    done = subprocess.run(
        [ROOT / ".venv/bin/natlys", "ask", "--jsonl", "--server", f"http://127.0.0.1:{natlys.inner_port}"],
        input='{"id":"1","text":"hej"}\n',
        capture_output=True,
        text=True,
        env=os.environ | {"NATLYS_INNER_TOKEN": "another"},
    )
    assert done.returncode == 1
    assert "another inner token" in done.stderr
