"""From a need to what is proposed: universal, open, targeted, a person; never what was tried, never after danger."""

from pathlib import Path

from bot import clock
from bot.houses.wish import Wish
from bot.settings import ROOT
from bot.triage.document import document
from bot.triage.propose import Need, propose
from bot.triage.table import table
from bot.triage.taxonomy import topics
from tests.houses.made import house, offer

NOW = clock.local("2026-11-23T08:00")
HOUSE = house(
    offer("Kursus", level="targeted", access="referral", topics=["bonding", "parent_wellbeing"]),
    offer("Café", level="open", topics=["bonding", "violence"]),
    offer("Sundhedspleje", level="universal", topics=["bonding"]),
    offer("Fædregruppe", level="open", parents=["father"], topics=["fatherhood", "bonding"]),
)


def steps(topic: str, wish: Wish | None = None, worried: bool = False) -> list[tuple[str, str | None]]:
    proposals = propose(Need(topic, wish or Wish(), worried), HOUSE, NOW)
    return [(p.step, p.offer.id if p.offer else None) for p in proposals]


def test_universal_then_open_then_targeted_then_a_person():
    assert [step for step, _ in steps("bonding")] == ["universal", "open", "open", "targeted", "person"]


def test_a_hard_topic_begins_with_a_person_and_a_dangerous_one_has_nothing_else():
    assert steps("parent_wellbeing") == [("person", None), ("targeted", "kursus")]
    assert steps("violence") == [("person", None)]


def test_after_danger_and_without_a_house_only_a_person():
    assert steps("bonding", worried=True) == [("person", None)]
    assert [p.step for p in propose(Need("bonding", Wish()), None, NOW)] == ["person"]


def test_what_was_tried_is_not_proposed_again():
    assert ("open", "cafe") not in steps("bonding", Wish(tried=frozenset({"cafe"})))


def test_why_and_that_a_talk_comes_first_are_told():
    proposals = {p.offer.id: p for p in propose(Need("bonding", Wish(who="father")), HOUSE, NOW) if p.offer}
    assert proposals["faedregruppe"].why == "for_fathers"
    assert proposals["cafe"].why == "helps_with_it"
    assert proposals["kursus"].talk_first
    assert not proposals["cafe"].talk_first


def test_every_topic_has_a_row_and_the_document_is_that_of_the_table():
    assert table().keys() == topics()
    assert Path(ROOT / "docs/triage.md").read_text(encoding="utf-8") == document()
