"""What is wrong in a house profile whose form is sound: each finding with the keys that lead to it and what to do."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from bot.houses.hours import WEEKDAYS
from bot.houses.municipalities import municipalities
from bot.houses.profile import House
from bot.triage.taxonomy import topics

Where = tuple[str | int, ...]


def check(house: House, file_name: str, stories: set[str], today: date) -> Iterator[tuple[Where, str]]:
    """Everything that must be put right, in the order of the file."""
    if house.id != file_name:
        yield ("id",), f"id must be {file_name}, the name of the file"
    if house.municipality.removesuffix(" Kommune") not in municipalities():
        yield ("municipality",), f"{house.municipality} is none of bot/houses/municipalities.yml; correct its spelling"
    yield from _hours(house)
    yield from _offers(house, today)
    for number, closed in enumerate(house.closed):
        if closed.offer and not house.offer(closed.offer):
            yield ("closed", number, "offer"), f"{closed.offer} is no offer of this house; write its id"
    for name in house.answers.keys() - stories:
        yield ("answers", name), f"{name} is no FAQ story; see stories/faq"


def _hours(house: House) -> Iterator[tuple[Where, str]]:
    for (_, former), (number, hours) in combinations(enumerate(house.hours), 2):
        if former.place == hours.place:
            yield ("hours", number, "place"), f"{hours.place} stands twice; keep its days under one of them"
    for number, hours in enumerate(house.hours):
        for day in WEEKDAYS:
            if any(later[0] < former[1] for former, later in pairwise(hours.on(day))):
                yield ("hours", number, "open", day), f"the times on {day} overlap; write each time once"


def _offers(house: House, today: date) -> Iterator[tuple[Where, str]]:
    for (_, former), (number, offer) in combinations(enumerate(house.offers), 2):
        if former.id == offer.id:
            yield ("offers", number, "id"), f"{offer.id} stands twice; give each offer an id of its own"
    for number, offer in enumerate(house.offers):
        for topic in set(offer.topics) - topics():
            yield ("offers", number, "topics"), f"{topic} is no topic of taxonomy.yml; choose one"
        if offer.recurs and offer.recurs.ends and offer.recurs.ends < today:
            what = f"{offer.id} ended on {offer.recurs.ends}; write when it ends now, or take the offer out"
            yield ("offers", number, "recurs"), what
        if offer.recurs and offer.recurs.every == "opening_hours" and not any(h.place == "house" for h in house.hours):
            yield ("offers", number, "recurs"), f"{offer.id} follows the opening hours, but the house has none"
        if offer.level == "targeted" and offer.access == "open":
            what = f"{offer.id} is targeted, yet anybody may just come; write level: open, or how one gets in"
            yield ("offers", number, "access"), what
