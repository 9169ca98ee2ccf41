"""Which offers fit? Pure functions over a profile."""

import re

from bot.houses.profile import House, Offer, Parent

SHOWN = 3
_FATHER = re.compile(r"\b(far|fars|faren|fædre\w*|faedre\w*|fadre\w*|mænd\w*|maend\w*|dads?|fathers?|men)\b")
_PREGNANT = re.compile(r"\b(gravid\w*|pregnan\w*|venter (barn|vores|mit)|termin\w*|expecting)\b")
_MOTHER = re.compile(r"\b(mødre\w*|moedre\w*|modre\w*|mødregruppe\w*|mothers?|mums?)\b")
_WORD = re.compile(r"\w{4,}")


def for_topic(house: House, topic: str) -> list[Offer]:
    """The offers that serve a topic and that one can come to or ask for, open ones first."""
    return sorted((o for o in house.offers if topic in o.topics), key=_openness)


def asked_for(house: House, text: str) -> list[Offer]:
    """The offers that fit a parent's own words: named ones, then those for who asks, then the open ones."""
    text = text.lower()
    named = [o for o in house.offers if _is_named(o, text)]
    if named:
        return named
    who = parent_meant(text)
    if who:
        return sorted((o for o in house.offers if who in o.parents), key=lambda o: (len(o.parents), _openness(o)))
    return sorted((o for o in house.offers if "offers" in o.topics), key=_openness)


def parent_meant(text: str) -> Parent | None:
    """Whom the parent asks for, or None when the text does not say."""
    if _FATHER.search(text):
        return "father"
    if _PREGNANT.search(text):
        return "pregnant"
    return "mother" if _MOTHER.search(text) else None


def _is_named(offer: Offer, text: str) -> bool:
    words = set(_WORD.findall(offer.name.da.lower())) | set(_WORD.findall(offer.name.en.lower()))
    words -= {"åben", "open", "unge", "young", "anonym", "anonymous", "parents", "group", "advice", "hos", "with"}
    return any(w[:7] in text for w in words if len(w) >= 6)


def _openness(offer: Offer) -> tuple[int, int]:
    return (
        ("universal", "open", "targeted").index(offer.level),
        ("open", "sign_up", "ask", "screening", "referral").index(offer.access),
    )
