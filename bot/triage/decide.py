"""Triage: from facts to a route and an urgency. Pure, and small enough to read in one sitting."""

from dataclasses import dataclass

from bot.safety.listen import Danger
from bot.triage.table import table
from bot.triage.taxonomy import Route, Urgency


@dataclass(frozen=True)
class Facts:
    """What is known of one message when it is decided where it leads.

    `did_not_help`: the parent came back from an answer; `story_route` is then that of a story with another way.
    `worried`: danger was heard earlier in the conversation, which stays careful from there on.
    `wants_person`: the parent asks to talk with someone about it. `older_child`: the one child it is about is older
    than the children of family houses.
    """

    topic: str
    understood: bool
    danger: Danger | None = None
    story_route: Route | None = None
    offer_fits: bool = False
    did_not_help: bool = False
    worried: bool = False
    wants_person: bool = False
    older_child: bool = False


@dataclass(frozen=True)
class Decision:
    """Where the message leads, how soon a person should be involved, and whether the child is too old for the house."""

    route: Route
    urgency: Urgency
    older_child: bool = False


def decide(facts: Facts) -> Decision:
    """Danger first; then a person, when one is asked for; then a reviewed answer; then an open offer; then a person."""
    if facts.danger and facts.danger.level == "certain":
        return Decision("acute", facts.danger.urgency)
    urgency = facts.danger.urgency if facts.danger else Urgency.SOON if facts.worried else Urgency.NONE
    if not facts.understood:
        return Decision("clarify", urgency)
    row = table()[facts.topic]
    if facts.older_child and row.of_the_child and facts.story_route != "medical":
        return Decision("redirect", urgency, older_child=True)
    person = Decision("callback", max(urgency, Urgency.SOON))
    if facts.did_not_help and not facts.story_route:
        return person
    if facts.wants_person and facts.story_route != "medical" and not row.of_the_house:
        return person
    if facts.story_route:
        return Decision(facts.story_route, urgency)
    if row.person_soon:
        return person
    if row.offer_first and facts.offer_fits:
        return Decision("offer", urgency)
    return Decision(row.without_story, urgency)
