"""A parent asks about offers, follows up, changes house, and takes a date along: in a running Natlys."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from ruamel.yaml import YAML

from bot.settings import ROOT
from tests.conftest import MARKER, Natlys, serving
from tests.system.parent import Parent

QUESTIONS = sorted((ROOT / "tests/houses/questions").glob("*.yml"))

# A house of the coordinator's own, with everything confirmed.
PROFILE = """
id: samsoe
name: Huset på Samsø
names: [huset på samsø]
municipality: Samsø Kommune
region: midtjylland
audience: {da: Alle., en: Everyone., basis: {report: house, year: 2026}, confirmed: true}
contact: {phone: "12 34 56 78", basis: {report: house, year: 2026}, confirmed: true}
offers:
  - id: babycafe
    name: {da: Babycafé, en: Baby café}
    what: {da: Kaffe og råd., en: Coffee and advice.}
    recurs:
      every: week
      on: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
      at: "00:01-23:59"
      on_holidays: true
    level: open
    access: open
    free: true
    topics: [network, feeding, offers]
    basis: {report: house, year: 2026}
    confirmed: true
  - id: faedregruppe
    name: {da: Fædregruppe, en: Fathers' group}
    what: {da: En aften med andre fædre., en: An evening with other fathers.}
    when: {da: En aften hver anden uge, en: One evening every other week}
    recurs: {every: two_weeks, part_of_day: evening}
    level: open
    access: sign_up
    parents: [father]
    topics: [fatherhood, offers]
    basis: {report: house, year: 2026}
    confirmed: true
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Natlys]:
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "houses", folder / "houses")
    (folder / "houses/samsoe.yml").write_text(PROFILE, encoding="utf-8")
    with serving(folder, {"NATLYS_HOUSES_DIR": str(folder / "houses")}) as running:
        yield running


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_each_house_answers_five_questions_of_its_own(natlys: Natlys, path: Path):
    questions = YAML(typ="safe").load(path)
    assert len(questions) == 5
    for question in questions:
        told = Parent(natlys.address, path.stem).write(question["ask"]).text
        for words in question["says"]:
            assert words in told, question["ask"]


def test_there_are_questions_for_every_house():
    assert {path.stem for path in QUESTIONS} == {path.stem for path in (ROOT / "houses").glob("*.yml")}


def test_follow_ups_are_about_what_was_shown(own: Natlys):
    parent = Parent(own.address, "samsoe")
    assert "Babycafé" in parent.write("hvad har i af tilbud").text
    assert "Babycafé: Kaffe og råd." in parent.write("hvornår er der babycafe").text
    for question, words in (
        ("hvad koster det?", "Det er gratis."),
        ("skal man tilmelde sig", "Bare kom."),
        ("kan man bare dukke op", "Bare kom."),
        ("kan far komme med?", "Ja, efter det jeg ved"),
        ("hvornår er det næste gang", "Næste gang er"),
        ("hvor er det henne", "ved jeg ikke"),
    ):
        assert words in parent.write(question).text, question


def test_who_it_is_for_carries_over_to_the_next_question(own: Natlys):
    parent = Parent(own.address, "samsoe")
    assert "Fædregruppe" in parent.write("er der noget for fædre").text
    told = parent.write("og om aftenen?").text
    assert "Fædregruppe" in told
    assert "Babycafé" not in told


def test_terms_are_asked_for_in_few_words(own: Natlys):
    for question in ("er der noget gratis", "har i noget uden tilmelding", "er der noget tæt på mig"):
        assert "Babycafé" in Parent(own.address, "samsoe").write(question).text, question


def test_a_father_at_night_hears_when_and_that_nobody_is_there_now(own: Natlys):
    asked = "hvornår mødes fædregruppen er der nogen nu"
    line = json.dumps({"id": "1", "house": "odder", "now": "2026-11-24T22:30", "text": asked})
    done = subprocess.run(
        [ROOT / ".venv/bin/natlys", "ask", "--jsonl", "--server", f"http://127.0.0.1:{own.inner_port}"],
        env=os.environ | {"NATLYS_INNER_TOKEN": "inner-token-of-the-tests"},
        input=line,
        capture_output=True,
        text=True,
    )
    assert "En aften hver anden uge" in done.stdout
    assert "Der sidder ingen her nu" in done.stdout


def test_a_nine_month_old_that_refuses_food_is_shown_the_cafe_and_the_health_visitor(natlys: Natlys):
    told = Parent(natlys.address, "lolland").write("min søn på 9 mdr vil ikke spise noget af det vi laver til ham")
    assert "Barselscafé" in told.text
    assert "sundhedsplejerske" in told.text


def test_the_house_is_found_by_what_the_parent_tells_and_the_question_is_not_lost(own: Natlys):
    parent = Parent(own.address)
    assert "Hvilken kommune bor du i?" in parent.write("hvad har i af tilbud").text
    told = parent.write("odder").text
    assert "Familiehuset i Odder" in told
    assert "Fars Legestue" in told
    assert "Varde" in parent.write("vi er lige flyttet til varde").text
    assert "Tryghedscirklen" in parent.write("har i tryghedscirklen").text


def test_a_municipality_without_a_profile_is_told_how_to_find_its_own(own: Natlys):
    told = Parent(own.address, "aalborg").write("jeg bor i Hjørring kommune").text
    for words in ("Hjørring Kommunes tilbud kender jeg ikke", "§ 29, stk. 2", "Ring til Hjørring Kommune"):
        assert words in told


def test_the_same_name_has_its_own_access_in_each_house(own: Natlys):
    asked = "hvordan kommer man med i tryghedscirklen"
    assert "hjemmeside" in Parent(own.address, "varde").write(asked).text
    odder = Parent(own.address, "odder").write(asked).text
    assert "hjemmeside" not in odder
    assert "henvise" in odder


def test_closed_today_is_spoken_from_that_second_and_taken_back(own: Natlys):
    def house(*words: str) -> None:
        environment = os.environ | {"NATLYS_HOUSES_DIR": str(own.folder / "houses")}
        subprocess.run([ROOT / ".venv/bin/natlys", "house", *words], env=environment, check=True)

    parent = Parent(own.address, "samsoe")
    house("close", "samsoe", "--offer", "babycafe", "--why", "Vi er syge.", "--why-en", "We are ill.")
    assert "Aflyst i dag. Vi er syge." in until(parent, "hvornår er der babycafe", "Aflyst")
    house("open", "samsoe", "--offer", "babycafe")
    assert "Aflyst" not in until(parent, "hvornår er der babycafe", "Aflyst", there=False)
    house("close", "samsoe")
    assert "Huset har lukket" in until(parent, "har i åbent i dag", "har lukket")
    house("open", "samsoe")


def until(parent: Parent, question: str, words: str, there: bool = True) -> str:
    """The answer once it has the words, or has them no more: asked again for a few seconds."""
    begun, told = time.monotonic(), ""
    while (time.monotonic() - begun < 5 and (words in told) is not there) or not told:
        told = parent.write(question).text
        time.sleep(0.2)
    return told


def test_a_date_can_be_taken_along(own: Natlys):
    told = Parent(own.address, "samsoe").write("hvornår er der babycafe")
    link = told.replies[0]["links"][0]
    assert link["label"] == "Tag med i kalenderen"
    file = httpx.get(f"{own.address}{link['address']}")
    assert file.headers["content-type"].startswith("text/calendar")
    for words in ("BEGIN:VEVENT", "SUMMARY:Babycafé\\, Huset på Samsø", "TZID=Europe/Copenhagen"):
        assert words in file.text
    unknown = httpx.get(f"{own.address}/api/calendar/samsoe/faedregruppe.da.ics")
    assert unknown.status_code == 404
    assert "kender ingen dato" in unknown.json()["error"]["message"]["da"]


def test_an_older_child_is_told_where_to_go(own: Natlys):
    told = Parent(own.address, "aabenraa").write(f"min {MARKER} dreng på 12 vil ikke i skole og slår døre").text
    assert "0-6 år" in told
    assert Parent(own.address).write("min søn på 9 sover ikke og er smadret i skolen").text.count("kommune") >= 1
