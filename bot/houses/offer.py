"""One offer of a house: for whom, what, when, where, and how one gets in."""

from typing import Literal, Self

from pydantic import Field, model_validator

from bot.content.bilingual import Bilingual, Strict
from bot.houses.fact import Fact
from bot.houses.recurrence import Recurrence

Parent = Literal["mother", "father", "pregnant"]
Situation = Literal["single", "twins", "premature", "first_child", "own_placement", "birth_reaction"]
Level = Literal["universal", "open", "targeted"]
Access = Literal["open", "sign_up", "ask", "screening", "referral"]


class Children(Strict):
    """The ages of the children an offer is for, in whole months, both ends included; one end may be open."""

    from_months: int = Field(default=0, ge=0)
    to_months: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to_months is not None and self.to_months < self.from_months:
            raise ValueError("to_months is less than from_months; put the smaller number under from_months")
        return self

    def fits(self, months: int) -> bool:
        """Whether a child of that age is among them."""
        return self.from_months <= months and (self.to_months is None or months <= self.to_months)


class ParentAge(Strict):
    """The ages of the parents an offer is for, in years: from this age on, and younger than that."""

    from_years: int | None = None
    under_years: int | None = None

    def fits(self, years: int) -> bool:
        """Whether a parent of that age is among them."""
        return (self.from_years or 0) <= years and (self.under_years is None or years < self.under_years)


class Offer(Fact):
    """One offer of the house.

    `level`: universal (everyone is invited to it), open (whoever wants it), targeted (for some, mostly after a talk).
    `access`: open (just come), sign_up (you sign up yourself), ask (the source does not say), screening (a talk first),
    referral (a professional sends you). `parents` empty means everyone; `situations` those it is made for, empty for
    everyone. `when` is what the source says; `recurs` the same for the calendar, as far as it goes.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$", max_length=60)
    name: Bilingual
    names: list[str] = Field(default_factory=list)
    what: Bilingual
    when: Bilingual | None = None
    recurs: Recurrence | None = None
    level: Level
    access: Access
    sign_up: Bilingual | None = None
    parents: list[Parent] = Field(default_factory=list)
    parent_age: ParentAge | None = None
    children: Children | None = None
    situations: list[Situation] = Field(default_factory=list)
    where: Bilingual | None = None
    price: Bilingual | None = None
    free: bool | None = None
    run_by: Bilingual | None = None
    topics: list[str] = Field(min_length=1)

    def called(self) -> list[str]:
        """Every name the offer goes by, in both languages."""
        return [self.name.da, self.name.en, *self.names]
