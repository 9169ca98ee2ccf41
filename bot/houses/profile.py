"""The profile of one family house, as a coordinator writes it in `houses/<id>.yml`."""

from datetime import date, time
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.content.bilingual import Bilingual, Strict
from bot.houses.fact import Fact, Said
from bot.houses.offer import Children, Offer, ParentAge
from bot.houses.recurrence import Span, Weekday, times

Region = Literal["hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"]


class Audience(Said):
    """Whom the house is for; the ages only where the source gives them."""

    children: Children | None = None
    parent_age: ParentAge | None = None


class Hours(Fact):
    """When a place is open; a day that is not named is closed."""

    place: Literal["house", "phone"]
    open: dict[Weekday, list[Span]]
    note: Bilingual | None = None

    def on(self, weekday: Weekday) -> list[tuple[time, time]]:
        """The open spans of a weekday, in order."""
        return [times(span) for span in sorted(self.open.get(weekday, []))]


class Contact(Fact):
    """Ways to reach the house; what the source does not say is absent. `how`: the ways in words."""

    address: str | None = None
    phone: str | None = None
    mail: str | None = None
    web: str | None = None
    how: Bilingual | None = None


class Entry(Said):
    """How one gets into the house as a whole."""

    ways: list[Literal["open", "self_referral", "referral", "screening"]] = Field(min_length=1)


class Authority(Said):
    """Whether the house itself takes decisions about a family."""

    decides: bool


class Talks(Said):
    """How many talks one can have without being referred; absent where the source gives no number."""

    most: int | None = None


class Contradiction(Said):
    """One of several things the sources say about the same matter; all are kept, the newest is spoken."""

    about: str


class Closed(Strict):
    """Days on which the house, or one offer of it, is closed; the coordinator's own line, spoken at once."""

    starts: date
    ends: date | None = None
    offer: str | None = None
    why: Bilingual | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends and self.ends < self.starts:
            raise ValueError("ends lies before starts; put the later date under ends")
        return self

    def covers(self, day: date) -> bool:
        """Whether it is closed on that day."""
        return self.starts <= day <= (self.ends or self.starts)


class House(Strict):
    """One family house. `answers` holds its own words for FAQ stories, by `<topic>.<story>`."""

    id: str = Field(pattern=r"^[a-z]+$", max_length=40)
    name: str
    names: list[str]
    municipality: str
    region: Region
    audience: Audience
    hours: list[Hours] = Field(default_factory=list)
    whereabouts: Said | None = None
    contact: Contact | None = None
    staff: Said | None = None
    access: Entry | None = None
    authority: Authority | None = None
    talks: Talks | None = None
    older_children: Said | None = None
    offers: list[Offer] = Field(default_factory=list)
    closed: list[Closed] = Field(default_factory=list)
    contradictions: list[Contradiction] = Field(default_factory=list)
    answers: dict[str, Bilingual] = Field(default_factory=dict)

    def offer(self, offer_id: str) -> Offer | None:
        """One offer by its id."""
        return next((o for o in self.offers if o.id == offer_id), None)

    def is_closed(self, day: date, offer: str | None = None) -> Closed | None:
        """The line that closes the house, or that offer, on a day."""
        return next((c for c in self.closed if c.covers(day) and c.offer in (None, offer)), None)

    def known_as(self) -> set[str]:
        """What the house, its municipality and its offers are called: names that identify no parent."""
        offers = {name for offer in self.offers for name in offer.called()}
        address = {self.contact.address} if self.contact and self.contact.address else set()
        return {self.name, self.municipality, *self.names} | offers | address
