"""Triage: from facts to a route and an urgency. Pure, and small enough to read in one sitting."""

from dataclasses import dataclass

from bot.safety.listen import Danger
from bot.triage.taxonomy import Route, Urgency

# Where a topic leads when no FAQ story answers it and no open offer fits.
_WITHOUT_STORY: dict[str, Route] = {
    "child_health": "medical",
    "pregnancy": "medical",
    "out_of_scope": "redirect",
    "assistant": "answer",
    "smalltalk": "answer",
    "anonymity": "answer",
    "rights": "answer",
    "contact": "answer",
    "offers": "offer",
    "callback": "callback",
}
# An open offer is proposed before a person only where company or a course can be the help itself.
_OFFER_FIRST = {"network", "fatherhood", "development", "bonding", "special_needs", "behaviour", "feeding", "sleep"}
_PERSON_SOON = {"violence", "substance_use", "parent_wellbeing", "own_childhood"}
# Who asks about talking to someone here asks about the house, and is answered.
_OF_THE_HOUSE = {"offers", "contact", "anonymity", "rights", "assistant", "smalltalk", "out_of_scope"}


@dataclass(frozen=True)
class Facts:
    """What is known of one message when it is decided where it leads.

    `did_not_help`: the parent came back from an answer; `story_route` is then that of a story with another way.
    `worried`: danger was heard earlier in the conversation, which stays careful from there on.
    `wants_person`: the parent asks to talk with someone about it.
    """

    topic: str
    understood: bool
    danger: Danger | None = None
    story_route: Route | None = None
    offer_fits: bool = False
    did_not_help: bool = False
    worried: bool = False
    wants_person: bool = False


@dataclass(frozen=True)
class Decision:
    """Where the message leads, and how soon a person should be involved."""

    route: Route
    urgency: Urgency


def decide(facts: Facts) -> Decision:
    """Danger first; then a person, when one is asked for; then a reviewed answer; then an open offer; then a person."""
    if facts.danger and facts.danger.level == "certain":
        return Decision("acute", facts.danger.urgency)
    urgency = facts.danger.urgency if facts.danger else Urgency.SOON if facts.worried else Urgency.NONE
    if not facts.understood:
        return Decision("clarify", urgency)
    person = Decision("callback", max(urgency, Urgency.SOON))
    if facts.did_not_help and not facts.story_route:
        return person
    if facts.wants_person and facts.story_route != "medical" and facts.topic not in _OF_THE_HOUSE:
        return person
    if facts.story_route:
        return Decision(facts.story_route, urgency)
    if facts.topic in _PERSON_SOON:
        return person
    if facts.topic in _OFFER_FIRST and facts.offer_fits:
        return Decision("offer", urgency)
    return Decision(_WITHOUT_STORY.get(facts.topic, "callback"), urgency)
