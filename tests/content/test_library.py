"""What is shipped: every text a person reads, and the numbers in it."""

import re
import shutil
from datetime import date
from pathlib import Path

from bot import clock
from bot.brain.client import Thought
from bot.content.library import STORIES, Library, load
from bot.context.known import Known
from bot.triage.decide import Decision
from bot.triage.taxonomy import Urgency, topics
from bot.words import say
from bot.words.crisis import helps
from bot.words.reply import Reply
from bot.words.texts import lines, texts
from bot.words.voice import Voice

NUMBER = re.compile(r"(?<![\d.])(?:\d{2} \d{2} \d{2} \d{2}|70 201 201|1\d{3}|11[2-4])(?!\.?\d)")


def no_offers() -> Reply:
    raise AssertionError("nobody asked for offers")


def test_a_story_that_was_left_out_is_met_by_its_topic():
    thought = Thought(({"say": "faq/sleep.naps"},), (("faq/sleep.naps", 0.9), ("faq/sleep.own_bed", 0.1)), True)
    voice = Voice("da", None, clock.now())
    rest = (voice, Known(), False, no_offers)
    told = say.spoken(Library(), thought, Decision("callback", Urgency.NONE), *rest)
    assert "gennemgået svar" in told[0].text
    asked = say.spoken(Library(), thought, Decision("clarify", Urgency.NONE), *rest)
    assert [button.title for button in asked[0].buttons][:1] == ["Søvn"]


# What a flow or the house's profile answers instead of a story.
WITHOUT_STORY = {"contact", "callback", "smalltalk", "out_of_scope"}


def test_every_topic_that_calls_for_answers_has_a_story():
    library = load()
    assert {story.topic for story in library.stories.values()} == topics() - WITHOUT_STORY
    assert len(library.stories) == len(list(STORIES.rglob("*.yml"))), "a broken file was left out"


def test_a_broken_file_silences_one_answer_and_no_more(tmp_path: Path):
    shutil.copytree(STORIES / "sleep", tmp_path / "sleep")
    whole = len(list(tmp_path.rglob("*.yml")))
    (tmp_path / "sleep" / "naps.yml").write_text("answer: {da: kun dansk}\n")
    library = Library()
    library.read_stories(tmp_path)
    assert len(library.stories) == whole - 1
    assert "sleep.wakes_often" in library.stories


def test_no_number_is_spoken_that_is_not_a_known_line():
    known = {line.number for line in lines().values()}
    spoken = [t for text in texts().values() for t in (text.da, text.en)]
    spoken += [
        t
        for h in helps().values()
        for text in (h.card, h.meet, h.safe_now, h.not_safe)
        if text
        for t in (text.da, text.en)
    ]
    for story in load().stories.values():
        said = [story.answer, story.next, *story.by_age, *([story.another_way] if story.another_way else [])]
        spoken += [t for text in said for t in (text.da, text.en)]
    found = {number for text in spoken for number in NUMBER.findall(text)}
    assert found - known == set()
    assert {"112", "1888", "70 201 201", "82 12 12 12"} <= found


def test_every_line_is_to_be_read_again_within_a_year():
    for line in lines().values():
        assert line.source.address
        assert line.reviewed < line.review_by <= date(line.reviewed.year + 1, line.reviewed.month, line.reviewed.day)


def test_the_right_number_stands_in_the_first_sentence_of_every_card():
    first = {"suicide": "112", "harm_to_child": "112", "violence_now": "112", "child_emergency": "112"}
    first |= {"poisoning": "112", "child_in_danger": "112", "psychosis": "112", "child_fever": "{doctor}"}
    for kind, number in first.items():
        for card in (helps()[kind].card.da, helps()[kind].card.en):
            assert number in card.split(". ")[0], kind


def test_the_word_we_do_not_use():
    assert not [
        name for name, text in texts().items() if "sårbar" in text.da.lower() or "vulnerable" in text.en.lower()
    ]
