"""Which offers fit a wish? Pure: a profile, a wish and a moment in, offers out."""

from dataclasses import dataclass
from datetime import datetime

from bot.houses.occurrences import in_part, is_over, on_days
from bot.houses.offer import Offer
from bot.houses.profile import House
from bot.houses.wish import Wish

_LEVELS = ("universal", "open", "targeted")
_WAYS_IN = ("open", "sign_up", "ask", "screening", "referral")


@dataclass(frozen=True)
class Found:
    """The offers, best first; `near_misses` when none fits everything and these fit only the people."""

    offers: tuple[Offer, ...]
    near_misses: bool = False


def find(house: House, wish: Wish, now: datetime, topic: str | None = None) -> Found:
    """Named offers as they are; else those for these people, at the times and terms asked for.

    Where the source does not say when or at what price, an offer does not fit a wish for that; it is a near miss.
    """
    running = [o for o in house.offers if not is_over(o, now.date()) and o.id not in wish.tried]
    if wish.named and not wish.tried:
        return Found(tuple(o for o in running if o.id in wish.named))
    people = sorted((o for o in running if for_people(o, wish)), key=lambda o: _rank(o, wish, topic))
    fitting = tuple(o for o in people if _at_the_time(o, house, wish, now) and _on_terms(o, wish))
    return Found(fitting) if fitting or not people else Found(tuple(people), near_misses=True)


def for_topic(house: House, topic: str, wish: Wish, now: datetime) -> list[Offer]:
    """The offers that serve a topic and that these people can come to or ask for, open ones first."""
    return [o for o in find(house, wish.of_whom(), now, topic).offers if topic in o.topics]


def for_people(offer: Offer, wish: Wish) -> bool:
    """Whether it is for those who ask, as far as they have told; what they have not told excludes nothing."""
    if wish.who and offer.parents and wish.who not in offer.parents:
        return False
    if wish.child_months is not None and offer.children and not offer.children.fits(wish.child_months):
        return False
    if wish.parent_years is not None and offer.parent_age and not offer.parent_age.fits(wish.parent_years):
        return False
    return not (wish.situations and offer.situations and wish.situations.isdisjoint(offer.situations))


def _at_the_time(offer: Offer, house: House, wish: Wish, now: datetime) -> bool:
    if wish.days and not on_days(offer, house, list(wish.days), now):
        return False
    return wish.part is None or in_part(offer, wish.part) is True


def _on_terms(offer: Offer, wish: Wish) -> bool:
    if wish.without_sign_up and offer.access != "open":
        return False
    return not wish.free or offer.free is True


def _rank(offer: Offer, wish: Wish, topic: str | None) -> tuple[int | bool, ...]:
    """Made for these people first; then what serves the topic, or is shown to whoever just asks; then the open ones."""
    made_for = (
        not (wish.situations and set(offer.situations) & wish.situations),
        not (wish.who and offer.parents == [wish.who]),
        not (wish.parent_years is not None and offer.parent_age),
    )
    return (
        *made_for,
        bool(offer.situations) and not wish.situations,
        (topic or "offers") not in offer.topics,
        _LEVELS.index(offer.level),
        _WAYS_IN.index(offer.access),
        len(offer.parents),
    )
