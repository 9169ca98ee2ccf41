"""From a need to what the house can offer: universal, open, targeted, then a person. Pure; the table is the rule."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.houses.find import for_topic
from bot.houses.offer import Level, Offer
from bot.houses.profile import House
from bot.houses.wish import Wish
from bot.triage.table import table

Why = Literal["made_for_you", "for_fathers", "for_your_age", "helps_with_it", "person"]
# How one gets in where it needs more than coming or signing up.
_TALK_FIRST = ("screening", "referral")


@dataclass(frozen=True)
class Need:
    """What is known of the parent: the topic, for whom and what was tried, and whether danger has been heard."""

    topic: str
    wish: Wish
    worried: bool = False


@dataclass(frozen=True)
class Proposal:
    """One thing to propose and why; no offer is a person. `talk_first`: it must be said that it needs a talk first."""

    step: Level | Literal["person"]
    why: Why
    offer: Offer | None = None
    talk_first: bool = False


PERSON = Proposal("person", "person")


def propose(need: Need, house: House | None, now: datetime) -> list[Proposal]:
    """What fits, in the order of the table. After danger only a person; never what was tried and did not fit."""
    row = table()[need.topic]
    if need.worried or house is None:
        return [PERSON]
    fitting = [o for o in for_topic(house, need.topic, need.wish, now) if o.level in row.levels]
    proposed = [
        Proposal(level, _why(o, need.wish), o, talk_first=o.access in _TALK_FIRST)
        for level in row.levels
        for o in fitting
        if o.level == level
    ]
    return [PERSON, *proposed] if row.person_soon else [*proposed, PERSON]


def _why(offer: Offer, wish: Wish) -> Why:
    if wish.situations and set(offer.situations) & wish.situations:
        return "made_for_you"
    if wish.who == "father" and offer.parents == ["father"]:
        return "for_fathers"
    if (wish.child_months is not None and offer.children) or (wish.parent_years is not None and offer.parent_age):
        return "for_your_age"
    return "helps_with_it"
