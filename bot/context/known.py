"""What one conversation has told so far."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.context.child_age import OLDEST, child_age
from bot.context.postcode import postcode
from bot.context.writer import Writer, writer
from bot.houses.place import Place
from bot.houses.profile import House
from bot.houses.wish import Wish, wish

# The payload of a button that tells the child's age, in months.
AGE = "/age/"


def is_age(payload: str) -> bool:
    """Whether this is such a payload, and a sound one."""
    months = payload.removeprefix(AGE)
    return payload.startswith(AGE) and months.isdecimal() and int(months) <= OLDEST


@dataclass
class Known:
    """Facts that carry over from message to message, and what was answered last. Never a text.

    `place` is the municipality told; `awaits_place` the button that is answered once it is known. `told_stories` are
    the answers given, in order. `wish`: for whom offers are looked for and what was tried. `offers` were spoken of
    last; `told_offers` were proposed, for the topics `proposed`.
    """

    child_months: int | None = None
    writer: Writer | None = None
    postcode: str | None = None
    topic: str | None = None
    story: str | None = None
    asked_age: bool = False
    awaits_age: bool = False
    other_ways_told: set[str] = field(default_factory=set)
    told_stories: list[str] = field(default_factory=list)
    place: Place | None = None
    awaits_place: str | None = None
    wish: Wish = field(default_factory=Wish)
    offers: tuple[str, ...] = ()
    told_offers: set[str] = field(default_factory=set)
    proposed: set[str] = field(default_factory=set)

    def learn(self, text: str, house: House | None, today: date) -> None:
        """Takes from a message the child's age, who writes, the postcode, and what was tried of the house's offers.

        What is not said anew stays.
        """
        if text.startswith(AGE):
            self.child_months = int(text.removeprefix(AGE))
            return
        months = child_age(text)
        self.child_months = self.child_months if months is None else months
        self.writer = writer(text) or self.writer
        self.postcode = postcode(text) or self.postcode
        told = wish(text, house, today).after(self.wish).of_whom()
        self.wish = replace(told, who=self.wish.who, child_months=None)
