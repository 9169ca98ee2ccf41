"""`natlys check` names file, line and what to do."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import ROOT

STORY = "stories/faq/sleep/wakes_often.yml"
HOUSE = "houses/aalborg.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in (STORY, HOUSE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def told(root: Path) -> tuple[int, str]:
    done = subprocess.run([ROOT / ".venv/bin/natlys", "check", str(root)], capture_output=True, text=True)
    return done.returncode, done.stdout


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before


def line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(start))


def test_what_is_in_order_passes(content: Path):
    assert told(content) == (0, "All stories and houses are in order.\n")


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ('reviewed: "2026-11-22"', "reviewed: 2026-11-22", "reviewed", "put the date in quotes"),
        ('review_by: "2027-05-22"', 'review_by: "2020-01-01"', "version", "review_by must come after reviewed"),
        ("title:", "titel:", "titel", "titel is no key here"),
        ("intent: faq/sleep.wakes_often", "intent: faq/sleep.wakes", "nlu", "must be faq/sleep.wakes_often"),
        ("step: health_visitor", "step: priest", "  step", "next.step"),
        ("utter_faq/sleep.wakes_often:", "utter_faq/sleep.other:", "responses", "responses must be"),
    ],
)
def test_a_slip_in_a_story_is_told_with_its_line(content: Path, old: str, new: str, at: str, words: str):
    edit(content / STORY, lambda text: text.replace(old, new))
    code, output = told(content)
    assert code == 1
    assert words in output
    assert f"{STORY}:{line_of(content / STORY, at)}:" in output


def test_a_way_to_ask_that_slipped_among_the_sources_is_told(content: Path):
    edit(content / STORY, lambda text: text.replace("    publisher:", "      - vågner hver time\n    publisher:", 1))
    code, output = told(content)
    assert code == 1
    assert f"{STORY}:{line_of(content / STORY, '      - vågner hver time')}: this way to ask stands outside" in output


def test_a_story_without_a_part_is_told_what_to_add(content: Path):
    edit(content / STORY, lambda text: text[: text.index("source:")] + text[text.index("reviewed:") :])
    assert "add source" in told(content)[1]


def test_an_answer_that_is_too_long_or_unkind_is_told(content: Path):
    edit(
        content / STORY,
        lambda text: text.replace("answer:\n  da: >-\n", "answer:\n  da: >-\n" + "    ord " * 91 + "\n", 1),
    )
    assert "make the text shorter" in told(content)[1]


def test_the_word_we_do_not_use_is_told(content: Path):
    edit(content / STORY, lambda text: text.replace("answer:\n  da: >-\n", "answer:\n  da: >-\n    For sårbare.\n", 1))
    assert "find another word" in told(content)[1]


def test_broken_yaml_is_told_and_stops_nothing_else(content: Path):
    (content / "stories/faq/sleep/broken.yml").write_text('title: "never closed\n')
    code, output = told(content)
    assert code == 1
    assert "stories/faq/sleep/broken.yml:" in output
    assert "this is not YAML" in output


def test_an_example_in_two_stories_is_told(content: Path):
    other = content / "stories/faq/sleep/naps.yml"
    shutil.copy(content / STORY, other)
    edit(other, lambda text: text.replace("sleep.wakes_often", "sleep.naps"))
    assert "also stands in faq/sleep.naps" in told(content)[1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("10:30-17:00", "17:00-10:30", "the end after the start"),
        ("topics: [bonding]", "topics: [bondage]", "is no topic"),
        ('basis: {report: "000", line: 345, year: 2024}', "", "add staff.basis"),
        ("id: aalborg", "id: alborg", "id must be aalborg"),
        ("level: open", "level: openish", "level"),
        ("municipality: Aalborg Kommune", "municipality: Ålborg By", "correct its spelling"),
        ('monday: ["10:30-15:00"]', 'monday: ["10:30-15:00", "14:00-16:00"]', "the times on monday overlap"),
        ("    access: open", "", "add offers.0.access"),
        ("recurs: {every: opening_hours}", "recurs: {every: week, ends: 2024-06-01}", "ended on 2024-06-01"),
        ("id: groups", "id: cosp", "cosp stands twice"),
        ("line: 349", "lines: 349", "lines is no key here"),
    ],
)
def test_a_slip_in_a_house_is_told(content: Path, old: str, new: str, words: str):
    edit(content / HOUSE, lambda text: text.replace(old, new, 1))
    code, output = told(content)
    assert code == 1
    assert words in output
    assert HOUSE in output


def test_lines_that_no_story_answers_are_checked_too(content: Path):
    path = content / "nlu/topics/sleep.yml"
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / "nlu/topics/sleep.yml", path)
    assert told(content)[0] == 0
    edit(path, lambda text: text + "      - stands in the wrong place\n")
    code, said = told(content)
    assert code == 1
    assert "nlu/topics/sleep.yml" in said
    assert "not YAML" in said
