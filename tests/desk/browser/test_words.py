"""The words in the pages: in both languages, for every topic of the taxonomy, and never the word we do not use."""

import re

import pytest

from bot.desk.app import STATIC
from bot.triage.taxonomy import taxonomy
from tests.desk.browser.workplace import Staff, Workplace


def test_every_topic_has_its_name(work: Workplace, anne: Staff):
    anne.page.goto(f"{work.address}/sign-in")
    named = anne.page.evaluate("import('/static/topics.js').then(({ topics }) => topics)")
    assert {topic: words["da"] for topic, words in named.items()} == {
        topic: words["da"] for topic, words in taxonomy()["topics"].items()
    }
    assert all(words["en"] for words in named.values())


@pytest.fixture(params=sorted(path.stem for path in (STATIC / "words").glob("*.js")))
def dictionary(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_everything_is_said_in_both_languages(work: Workplace, dictionary: str):
    page = work.staff("Anne Lund").page
    page.goto(f"{work.address}/sign-in")
    words = page.evaluate(
        f"import('/static/words/{dictionary}.js').then((found) => Object.entries(Object.values(found)[0])"
        ".map(([key, said]) => [key, said.length, typeof said[0] === typeof said[1]]))"
    )
    assert words
    assert [key for key, count, alike in words if count != 2 or not alike] == []


def test_no_key_stands_in_two_dictionaries():
    seen: dict[str, str] = {}
    twice = []
    for path in sorted((STATIC / "words").glob("*.js")):
        for key in re.findall(r"^  (\w+):", path.read_text(encoding="utf-8"), re.MULTILINE):
            twice += [key] if key in seen else []
            seen[key] = path.stem
    assert twice == []
    assert len(seen) > 100


def test_the_house_is_for_everyone():
    written = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))
    assert "familierådgiver" in written
    assert "sårbar" not in written.lower()
