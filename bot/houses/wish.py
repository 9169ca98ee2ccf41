"""What a parent asks of the offers, read from the words: for whom, when, at what terms, and which question."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from bot.context.child_age import child_age
from bot.houses.named import named
from bot.houses.offer import Parent, Situation
from bot.houses.profile import House
from bot.houses.recurrence import PartOfDay
from bot.houses.ways import any_of
from bot.houses.when import days_meant
from bot.safety.fold import fold

Question = Literal["when", "where", "who", "run_by", "sign_up", "price"]

_SUNDAY = 6
_YOUNG = 20

_WHO: dict[Parent, re.Pattern[str]] = {
    "father": any_of(
        r"\b(?:far|fars|faren|farmand|fædr\w*|mænd\w*|mand|manden|mandlig\w*|dads?|fathers?|men|husband)\b"
    ),
    "pregnant": any_of(r"\b(?:gravid\w*|pregnan\w*|termin\w*|expecting)\b", r"\bventer (?:barn|vores|mit|os)\b"),
    "mother": any_of(r"\b(?<!min )(?<!my )(?:mor|mødr\w*|mums?|moms?|mothers?|kone|medmor)\b"),
}
_PARTS: dict[PartOfDay, re.Pattern[str]] = {
    "evening": any_of(
        r"\b(?:aften|aftenen|aftener|evenings?|tonight)\b", r"\b(?:efter (?:arbejde|fyraften)|after work)\b"
    ),
    "afternoon": any_of(r"\beftermiddag\w*\b", r"\bafternoons?\b"),
    "morning": any_of(r"\bformiddag\w*\b", r"\bom morgenen\b", r"\bmornings?\b"),
}
_SITUATIONS: dict[Situation, re.Pattern[str]] = {
    "single": any_of(
        r"\b(?:enlig\w*|alenemor\w*|alenefar\w*|eneforæld\w*|soloforæld\w*|solomor|single)\b",
        r"\balene (?:mor|far|med (?:barn|børn|ham|hende|min|mit))\b",
        r"\b(?:alene|aleneforæld\w*) om det\b",
    ),
    "twins": any_of(r"\btvilling\w*\b", r"\btwins?\b"),
    "premature": any_of(r"\bfor tidligt? født\w*\b", r"\bfødt for tidligt\b", r"\bpræmatur\w*\b", r"\bprematur\w*\b"),
    "first_child": any_of(r"\bførstegangs\w*\b", r"\bførste barn\b", r"\bfirst (?:child|baby|time)\b"),
    "own_placement": any_of(r"\banbrag\w*\b", r"\bplejefamilie\b", r"\bbørnehjem\b", r"\b(?:foster|in) care\b"),
    "birth_reaction": any_of(
        r"\bfødselsdep\w*\b", r"\befterfødsel\w*\b", r"\bfødselsreak\w*\b", r"\bpost(?:natal|partum)\b"
    ),
}
_QUESTIONS: dict[Question, re.Pattern[str]] = {
    "price": any_of(
        r"\b(?:koster|prisen?|betale|betaling|costs?|pay)\b",
        r"\bhow much\b",
        r"\ber (?:det|den|de) gratis\b",
        r"\bis it free\b",
    ),
    "sign_up": any_of(
        r"\b(?:tilmeld\w*|henvis\w*|visiter\w*|book\w*|register\w*|referral)\b",
        r"\b(?:melde?|skrive?) (?:\w+ )?(?:til|op)\b",
        r"\bsign (?:\w+ )?up\b",
        r"\bhvordan (?:kommer|kan) (?:man|jeg|vi) (?:med|ind|komme med)\b",
        r"\bhow (?:do|can) (?:i|we|you) (?:join|get in)\b",
        r"\b(?:bare|just) (?:dukke|møde|komme|come|turn|show)\b",
    ),
    "when": any_of(
        r"\b(?:hvornår|hvornar|tidspunkt\w*|when)\b",
        r"\bhvad (?:tid|dag)\b",
        r"\bhvilken? dage?\b",
        r"\bnæste gang\b",
        r"\b(?:what|next) (?:time|day)\b",
        r"\bhvor tit\b",
        r"\bhow often\b",
    ),
    "where": any_of(r"\bhvor (?:er|ligger|foregår|holder|mødes|henne|skal)\b", r"\b(?:adresse\w*|where|address)\b"),
    "run_by": any_of(
        r"\bhvem (?:står|kører|laver|holder|driver|arrangerer|sidder|leder|er det man|(?:taler|snakker) man)\b",
        r"\bwho (?:runs|leads|holds)\b",
    ),
    "who": any_of(
        r"\bhvor (?:gammel|gamle|gamel|gamle)\b",
        r"\b(?:alder\w*|how old|age limit)\b",
        r"\b(?:kan|må|ka) (?:\w+ ){1,4}(?:komme |være |tage |kom )?med\b",
        r"\bhvem (?:er det|er den|kan|må)\b",
        r"\b(?:er|kun) (?:det|den) (?:kun )?for\b",
        r"\b(?:can|may) (?:\w+ ){1,3}(?:come|join)\b",
        r"\bwho (?:is it|can|may)\b",
    ),
}
_FREE = any_of(r"\b(?:gratis|free)\b", r"\buden at betale\b", r"\bikke koster noget\b")
_NO_SIGN_UP = any_of(
    r"\buden (?:at )?(?:tilmeld\w*|melde|booke|skrive)\b",
    r"\b(?:bare|just) (?:dukke|møde|komme|come|turn|show)\b",
    r"\bdrop ?in\b",
    r"\bwithout (?:sign|book|register)\w*\b",
)
_NEAR = any_of(r"\b(?:i nærheden|tæt på|nearby|near|close by)\b")
_THIS_WEEK, _NEXT_WEEK = any_of(r"\b(?:denne|this) (?:uge|week)\b"), any_of(r"\b(?:næste|next) (?:uge|week)\b")
# As folded text has it: no æøå, no doubled letters.
_AGE = re.compile(
    r"\b(?:jeg er|i am|im|under|vi er|pa) ([1-5]\d)\b(?! ?(?:uger?|mdr|maned\w*|dage|weks|months|days|kg|min))"
    r"|\b([1-5]\d) ?(?:ar|years?)(?:ig|ige|s| old)? (?:mor|far|gravid|og gravid|mum|mother|father)\b"
)
_YOUNG_WORDS = any_of(r"(?<!min )(?<!mine )(?<!vores )\b(?:ung|unge|teenager|teenage|teen|young)\b")
_TRIED = any_of(
    r"\b(?:prøvet|tried|droppet|stoppet|stopped)\b",
    r"\b(?:været|gået|går) (?:i|til|med)\b",
    r"\bbeen to\b",
    r"\bikke (?:\w+ )?(?:noget )?for (?:mig|os)\b",
    r"\bnot (?:\w+ )?for (?:me|us)\b",
    r"\b(?:passede?|duer?|dur) ikke\b",
)


@dataclass(frozen=True)
class Wish:
    """What is asked for; every part may be missing. Ages: the child's in months, the parent's in years."""

    named: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    part: PartOfDay | None = None
    who: Parent | None = None
    child_months: int | None = None
    parent_years: int | None = None
    situations: frozenset[Situation] = frozenset()
    without_sign_up: bool = False
    free: bool = False
    near: bool = False
    asks: frozenset[Question] = field(default=frozenset())
    tried: frozenset[str] = frozenset()

    def of_whom(self) -> "Wish":
        """What stays true in the next question: for whom it is, and what was tried."""
        return Wish(
            who=self.who,
            child_months=self.child_months,
            parent_years=self.parent_years,
            situations=self.situations,
            tried=self.tried,
        )

    def after(self, before: "Wish") -> "Wish":
        """This wish with what was said of whom before."""
        return replace(
            self,
            who=self.who or before.who,
            child_months=before.child_months if self.child_months is None else self.child_months,
            parent_years=before.parent_years if self.parent_years is None else self.parent_years,
            situations=self.situations | before.situations,
            tried=self.tried | before.tried,
        )


def wish(text: str, house: House | None, today: date) -> Wish:
    """The wish in a message."""
    low = fold(text)
    offers = named(house, text) if house else ()
    without_sign_up = _NO_SIGN_UP.search(low) is not None
    asks = {question for question, words in _QUESTIONS.items() if words.search(low)}
    if without_sign_up and not offers and "?" not in text:
        asks.discard("sign_up")
    return Wish(
        named=offers,
        days=_days(low, text, today),
        part=next((part for part, words in _PARTS.items() if words.search(low)), None),
        who=next((who for who, words in _WHO.items() if words.search(low)), None),
        child_months=child_age(text),
        parent_years=_years(low),
        situations=frozenset(s for s, words in _SITUATIONS.items() if words.search(low)),
        without_sign_up=without_sign_up,
        free="price" not in asks and _FREE.search(low) is not None,
        near=_NEAR.search(low) is not None,
        asks=frozenset(asks),
        tried=frozenset(offers) if _TRIED.search(low) else frozenset(),
    )


def _days(low: str, text: str, today: date) -> tuple[date, ...]:
    """A named day; else the days that are left of this week, or those of the next."""
    days = days_meant(text, today)
    if days:
        return tuple(days)
    monday = today - timedelta(days=today.weekday())
    if _NEXT_WEEK.search(low):
        return tuple(monday + timedelta(days=7 + n) for n in range(7))
    if _THIS_WEEK.search(low):
        return tuple(today + timedelta(days=n) for n in range(_SUNDAY - today.weekday() + 1))
    return ()


def _years(low: str) -> int | None:
    """The parent's age; who only says young is taken as twenty."""
    told = _AGE.search(low)
    if told:
        age = int(told[1] or told[2])
        under = low[: told.end()].split()[-2:-1] == ["under"]
        return age - 1 if under else age
    return _YOUNG if _YOUNG_WORDS.search(low) else None
