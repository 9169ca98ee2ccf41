"""After the whole run no file that a process wrote holds any text that a parent wrote."""

import subprocess
from pathlib import Path

from bot.settings import ROOT
from tests.conftest import MARKER, Natlys

FORMS = [MARKER.encode(), MARKER.encode("utf-16-le"), MARKER.upper().encode(), b"mor@eksempel.dk", b"23 45 67 89"]


def written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_no_file_holds_a_parents_words(natlys: Natlys):
    files = written(natlys.folder) + written(ROOT / "models") + written(ROOT / ".rasa")
    new = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    ).stdout.splitlines()
    files += [ROOT / name for name in new if not name.startswith("tests/")]
    assert any(path.name == "front.sqlite3" for path in files)
    assert natlys.output.stat().st_size > 1000
    found = [path.name for path in files if any(form in path.read_bytes() for form in FORMS)]
    assert found == []
