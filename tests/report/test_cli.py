"""`natlys report` as it is typed."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli.main import app
from tests.report.simulate import Simulation


@pytest.fixture
def counted(simulation: Simulation, monkeypatch: pytest.MonkeyPatch) -> Simulation:
    simulation.up(date(2025, 7, 1), date(2025, 9, 30))
    simulation.conversations(120, date(2025, 8, 10), topic="sleep", channel="web")
    monkeypatch.setenv("NATLYS_DATABASE_URL", simulation.write().url)
    return simulation


def report(*arguments: object, house: str = "lolland", period: str = "2025-Q3") -> Result:
    return CliRunner().invoke(app, ["report", "--house", house, "--period", period, *map(str, arguments)])


def refused(result: Result, *said: str) -> None:
    assert result.exit_code == 2
    assert not result.stdout
    assert all(part in result.stderr for part in said), result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_file_it_prints_sentences(counted: Simulation):
    told = report()
    assert told.exit_code == 0
    assert "Der var omkring 120 samtaler." in told.stdout
    assert "There were about 120 conversations." in report("--lang", "en").stdout


def test_files_are_written_and_nothing_beside_them(counted: Simulation, tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    pdf, csv, html = folder / "r.pdf", folder / "r.csv", folder / "r.html"
    csv.write_text("an older report")
    told = report("--pdf", pdf, "--csv", csv, "--html", html)
    assert told.exit_code == 0
    assert sorted(folder.iterdir()) == sorted([pdf, csv, html])
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert csv.read_text(encoding="utf-8").startswith("house,period,from,to,")
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(pdf) in told.stderr


def test_a_house_that_is_not_there(counted: Simulation, tmp_path: Path):
    told = report("--csv", tmp_path / "r.csv", house="bornholm")
    refused(told, "bornholm", "aabenraa, aalborg, aarhus", "vordingborg")
    assert not (tmp_path / "r.csv").exists()


def test_a_period_that_cannot_be_read(counted: Simulation):
    refused(report(period="2025-13"), "2025-13", "2026-Q3")


def test_a_period_that_is_not_over(counted: Simulation):
    refused(report(period="2099-Q4"), "closes on 2100-01-01")


def test_a_period_that_was_not_measured(counted: Simulation):
    refused(report(period="2024"), "Nothing was measured in 2024", "2025-07-01 and 2025-09-30")


@pytest.mark.parametrize("make", [Path.touch, lambda file: None])
def test_a_database_with_nothing_in_it(make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "counts.sqlite3"
    make(file)  # type: ignore[operator]
    monkeypatch.setenv("NATLYS_DATABASE_URL", f"sqlite:///{file}")
    refused(report(), "no counts yet", "natlys serve", "NATLYS_DATABASE_URL")


def test_a_database_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "counts.sqlite3"
    file.write_text("no database at all " * 100)
    monkeypatch.setenv("NATLYS_DATABASE_URL", f"sqlite:///{file}")
    refused(report(), "cannot be read now")


@pytest.mark.parametrize("last", ["missing/r.csv", "folder"])
def test_if_one_file_cannot_be_written_none_is(counted: Simulation, tmp_path: Path, last: str):
    folder = tmp_path / "out"
    (folder / "folder").mkdir(parents=True)
    refused(report("--pdf", folder / "r.pdf", "--csv", folder / last), str(folder / last), "Name a file")
    assert [path.name for path in folder.iterdir()] == ["folder"]


def test_two_formats_cannot_have_one_file(counted: Simulation, tmp_path: Path):
    refused(report("--pdf", tmp_path / "r", "--csv", tmp_path / "r"), "own")
    assert not (tmp_path / "r").exists()


def test_reading_changes_no_count(counted: Simulation):
    before = counted.file.read_bytes()
    report()
    assert counted.file.read_bytes() == before
