"""Triage as a table: what is known, and where it leads."""

import pytest

from bot.safety.listen import Danger
from bot.triage.decide import Facts, decide
from bot.triage.taxonomy import Urgency

CERTAIN = Danger("suicide", "certain", Urgency.NOW, "test")
LIKELY = Danger("harm_to_child", "likely", Urgency.TODAY, "test")


@pytest.mark.parametrize(
    ("facts", "route", "urgency"),
    [
        (Facts("sleep", understood=True, story_route="answer"), "answer", 0),
        (Facts("sleep", understood=True, story_route="answer", danger=CERTAIN), "acute", 3),
        (Facts("sleep", understood=True, story_route="answer", danger=LIKELY), "answer", 2),
        (Facts("sleep", understood=False), "clarify", 0),
        (Facts("sleep", understood=False, danger=LIKELY), "clarify", 2),
        (Facts("sleep", understood=False, danger=CERTAIN), "acute", 3),
        (Facts("network", understood=True, offer_fits=True), "offer", 0),
        (Facts("network", understood=True), "callback", 0),
        (Facts("child_health", understood=True, offer_fits=True), "medical", 0),
        (Facts("violence", understood=True, offer_fits=True), "callback", 1),
        (Facts("substance_use", understood=True), "callback", 1),
        (Facts("out_of_scope", understood=True), "redirect", 0),
        (Facts("offers", understood=True, offer_fits=True), "offer", 0),
        (Facts("contact", understood=True), "answer", 0),
        (Facts("callback", understood=True), "callback", 0),
        (Facts("parent_wellbeing", understood=True, story_route="answer", wants_person=True), "callback", 1),
        (Facts("network", understood=True, offer_fits=True, wants_person=True), "callback", 1),
        (Facts("child_health", understood=True, story_route="medical", wants_person=True), "medical", 0),
        (Facts("anonymity", understood=True, story_route="answer", wants_person=True), "answer", 0),
        (Facts("sleep", understood=False, wants_person=True), "clarify", 0),
        (Facts("violence", understood=True, danger=CERTAIN, wants_person=True), "acute", 3),
    ],
)
def test_where_it_leads(facts: Facts, route: str, urgency: int):
    decision = decide(facts)
    assert (decision.route, decision.urgency) == (route, urgency)
