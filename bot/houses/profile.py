"""The profile of one family house, as a coordinator writes it in `houses/<id>.yml`."""

import re
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bot.content.bilingual import Bilingual, Strict

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Parent = Literal["mother", "father", "pregnant"]
Region = Literal["hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"]

_SPAN = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")


def _span(value: str) -> str:
    if not _SPAN.match(value) or value[:5] >= value[6:]:
        raise ValueError('write a span of time as "10:30-15:00", the end after the start')
    return value


Span = Annotated[str, AfterValidator(_span)]


class Basis(Strict):
    """Where a fact comes from: the report's number, the line in it, the year it was true."""

    report: str
    line: int
    year: int


class Fact(Strict):
    """Something a house has said of itself. Unconfirmed facts are spoken with their year."""

    basis: Basis
    confirmed: bool = False


class Said(Fact, Bilingual):
    """A fact that is a text."""


class Hours(Fact):
    """When a place is open; a day that is not named is closed."""

    place: Literal["house", "phone"]
    open: dict[Weekday, list[Span]]
    note: Bilingual | None = None

    def on(self, weekday: Weekday) -> list[tuple[time, time]]:
        """The open spans of a weekday, in order."""
        spans = sorted(self.open.get(weekday, []))
        return [(time.fromisoformat(s[:5]), time.fromisoformat(s[6:])) for s in spans]


class Offer(Fact):
    """One offer of the house.

    `access`: open (just come), sign_up, referral (a professional sends you), screening (a talk first),
    ask (the source does not say). `parents` empty means everyone.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$", max_length=60)
    name: Bilingual
    what: Bilingual
    when: Bilingual | None = None
    level: Literal["universal", "open", "targeted"]
    access: Literal["open", "sign_up", "referral", "screening", "ask"]
    parents: list[Parent] = Field(default_factory=list)
    topics: list[str] = Field(min_length=1)


class Contact(Fact):
    """Ways to reach the house; what the source does not say is absent."""

    address: str | None = None
    phone: str | None = None
    web: str | None = None


class House(Strict):
    """One family house. `answers` holds its own words for FAQ stories, by `<topic>.<story>`."""

    id: str = Field(pattern=r"^[a-z]+$", max_length=40)
    name: str
    names: list[str]
    municipality: str
    region: Region
    audience: Said
    hours: list[Hours] = Field(default_factory=list)
    whereabouts: Said | None = None
    contact: Contact | None = None
    staff: Said | None = None
    offers: list[Offer] = Field(default_factory=list)
    answers: dict[str, Bilingual] = Field(default_factory=dict)

    def known_as(self) -> set[str]:
        """What the house, its municipality and its offers are called: names that identify no parent."""
        offers = {name for offer in self.offers for name in (offer.name.da, offer.name.en)}
        address = {self.contact.address} if self.contact and self.contact.address else set()
        return {self.name, self.municipality, *self.names} | offers | address
