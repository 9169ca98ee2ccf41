"""`natlys house`: closed today, open again, a new profile; nothing half-written, nothing else touched."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.settings import ROOT

TODAY = date.today()


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "houses/odder.yml", tmp_path / "odder.yml")
    return tmp_path


def natlys(houses: Path, *words: str, answers: str = "") -> tuple[int, str]:
    command = [ROOT / ".venv/bin/natlys", "house", *words]
    environment = os.environ | {"NATLYS_HOUSES_DIR": str(houses)}
    done = subprocess.run(command, env=environment, input=answers, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def read(houses: Path) -> Library:
    library = Library()
    library.read_houses(houses)
    return library


def test_closed_today_and_open_again_leaves_the_file_as_it_was(houses: Path):
    before = (houses / "odder.yml").read_bytes()
    assert natlys(houses, "close", "odder", "--why", "Personalet er på kursus.", "--why-en", "Staff training.")[0] == 0
    closed = read(houses).houses["odder"].is_closed(TODAY)
    assert closed is not None
    assert closed.why is not None
    assert closed.why.da == "Personalet er på kursus."
    assert before in (houses / "odder.yml").read_bytes()
    assert natlys(houses, "open", "odder")[0] == 0
    assert (houses / "odder.yml").read_bytes().strip() == before.strip()


def test_one_offer_is_closed_for_some_days_and_the_house_stays_open(houses: Path):
    assert (
        natlys(houses, "close", "odder", "--offer", "fars_legestue", "--from", "2026-12-21", "--until", "2027-01-03")[0]
        == 0
    )
    odder = read(houses).houses["odder"]
    assert odder.is_closed(date(2026, 12, 28), "fars_legestue")
    assert odder.is_closed(date(2026, 12, 28)) is None
    assert odder.is_closed(date(2027, 1, 4), "fars_legestue") is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("close", "oder"), "There is no house oder; known are odder"),
        (("close", "odder", "--offer", "legestue"), "has no offer legestue; its offers are"),
        (("close", "odder", "--from", "2026-12-24", "--until", "2026-12-20"), "last day lies before the first"),
        (("close", "odder", "--why", "Ferie."), "both languages"),
        (("open", "odder"), "Nothing closes odder"),
    ],
)
def test_a_slip_is_told_and_changes_nothing(houses: Path, words: tuple[str, ...], told: str):
    before = (houses / "odder.yml").read_bytes()
    code, output = natlys(houses, *words)
    assert code == 2
    assert told in output
    assert (houses / "odder.yml").read_bytes() == before
    assert [path.name for path in houses.iterdir()] == ["odder.yml"]


def test_a_new_profile_from_a_few_questions_is_in_order(houses: Path):
    answers = ["Hjørring", "", "", "", "10:00-14:00", "", "", "", "", "", "12 34 56 78", ""]
    code, output = natlys(houses, "new", answers="\n".join(answers) + "\n")
    assert code == 0, output
    made = read(houses).houses["hjorring"]
    assert (made.name, made.region) == ("Familiehuset i Hjørring", "nordjylland")
    assert list(made.hours[0].open) == ["monday"]
    assert made.contact is not None
    assert (made.contact.phone, made.contact.address) == ("12 34 56 78", None)
    (houses / "houses").mkdir()
    (houses / "hjorring.yml").rename(houses / "houses/hjorring.yml")
    done = subprocess.run([ROOT / ".venv/bin/natlys", "check", houses], capture_output=True, text=True)
    assert done.stdout == "All stories and houses are in order.\n"


def test_a_new_profile_needs_a_municipality_that_is_one(houses: Path):
    code, output = natlys(houses, "new", answers="Hjøring\n")
    assert code == 2
    assert "Mente du Hjørring" in output
    assert natlys(houses, "new", answers="Odder\n" + "\n" * 11)[0] == 2  # it has a profile already
