"""Offers spoken: a list that fits, one offer in full, what is asked of it. What no profile says is not known."""

from collections.abc import Callable, Iterable

from bot.houses.find import Found
from bot.houses.hours import open_now
from bot.houses.occurrences import Occurrence, following
from bot.houses.offer import Offer, Parent
from bot.houses.wish import Question, Wish
from bot.triage.propose import Proposal
from bot.words.dates import long_day, span
from bot.words.house import year
from bot.words.reply import Button, Link, Reply
from bot.words.voice import OFFER, Voice

SHOWN = 3
PROPOSED = 3
_ALSO = 6
_FEW = 2
_NEXT_DATES = 2
_CALENDAR = "/api/calendar"


def found(offers: Found, wish: Wish, voice: Voice) -> Reply:
    """The first offers that fit, each with how one gets in; the names of the others."""
    if not offers.offers:
        return voice.reply(voice.say("offers_none", house=voice.house_name), buttons=(voice.person_button,))
    shown, others = offers.offers[:SHOWN], offers.offers[SHOWN : SHOWN + _ALSO]
    also = ", ".join(voice.of(o.name) for o in others)
    return voice.reply(
        _age_limit(wish, voice),
        voice.say("offers_near_misses") if offers.near_misses else voice.say("offers_intro", house=voice.house_name),
        "\n".join(_line(o, voice) for o in shown),
        voice.say("offers_also", names=also) if also else "",
        voice.say("price_unknown_all") if wish.free and offers.near_misses else "",
        voice.say("near", where=voice.whereabouts) if wish.near and voice.whereabouts else "",
        year(shown, voice),
        buttons=(*(_button(o, voice) for o in shown), voice.person_button),
    )


def proposed(proposals: list[Proposal], voice: Voice) -> Reply | None:
    """What of the house fits beside an answer; None where nothing does."""
    offered = [(p, p.offer) for p in proposals if p.offer][:PROPOSED]
    if not offered:
        return None
    return voice.reply(
        voice.say("offers_fit", house=voice.house_name),
        "\n".join(
            _line(offer, voice, _why(p, voice), whole=at == 0 or len(offered) <= _FEW)
            for at, (p, offer) in enumerate(offered)
        ),
        year([offer for _, offer in offered], voice),
        buttons=tuple(_button(offer, voice) for _, offer in offered),
    )


def several(about: list[Offer], wish: Wish, voice: Voice) -> Reply:
    """What was asked, of each of a few offers; once, where it is the same for all."""
    told = {voice.of(o.name): " ".join(_asked(o, wish.asks, voice, wish.who)) for o in about}
    alike = set(told.values()) if len(set(told.values())) == 1 else None
    lines = alike or [f"{name}: {answer}" for name, answer in told.items()]
    return voice.reply("\n".join(lines), year(about, voice), buttons=(voice.person_button, voice.offers_button))


def about(named: list[Offer], voice: Voice) -> Reply:
    """What is known of the offers that a message names."""
    return voice.reply("\n".join(_line(o, voice) for o in named), year(named, voice), buttons=(voice.person_button,))


def one(offer: Offer, asks: frozenset[Question], voice: Voice, who: Parent | None = None, again: bool = False) -> Reply:
    """One offer: everything that is known of it, or what was asked of it; `again` when it was told what it is."""
    parts = _asked(offer, asks, voice, who)
    nobody = not again and voice.house and voice.is_late and not open_now(voice.house, voice.now)
    told = parts or [said for question in _PARTS if (said := _known(question, offer, voice))]
    dates = following(offer, voice.house, voice.now, 1) if voice.house else []
    takes_along = voice.channel == "web" and any(date.sure for date in dates)
    calendar = (Link(voice.say("calendar"), _address(offer, voice)),) if takes_along else ()
    return voice.reply(
        voice.of(offer.name) if again else f"{voice.of(offer.name)}: {_sentence(voice.of(offer.what))}",
        "\n".join(told),
        _closed(offer, voice),
        voice.say("nobody_now") if nobody else "",
        year([offer], voice),
        links=calendar,
        buttons=(voice.person_button, voice.offers_button),
    )


def _asked(offer: Offer, asks: frozenset[Question], voice: Voice, who: Parent | None) -> list[str]:
    return [
        _may_come(offer, who, voice) if question == "who" else _PARTS[question](offer, voice)
        for question in _PARTS
        if question in asks
    ]


def _line(offer: Offer, voice: Voice, why: str = "", whole: bool = True) -> str:
    """An offer in a list; not `whole`, what it is stands behind the button."""
    name = f"{voice.of(offer.name)} ({why})" if why else voice.of(offer.name)
    what = _sentence(voice.of(offer.what)) if whole else ""
    parts = (what, _sentence(_soon(offer, voice)), _access(offer, voice))
    return voice.say("offer_line", name=name, told=" ".join(part for part in parts if part))


def _soon(offer: Offer, voice: Voice) -> str:
    return _next(offer, voice) or (voice.of(offer.when) if offer.when else "")


def _age_limit(wish: Wish, voice: Voice) -> str:
    """Said first to who is outside the house's own ages; nobody is turned away by a machine."""
    audience = voice.house.audience if voice.house else None
    ages = audience.parent_age if audience else None
    if audience is None or ages is None or wish.parent_years is None or ages.fits(wish.parent_years):
        return ""
    return voice.say("age_limit", audience=_sentence(voice.of(audience)))


def _why(proposal: Proposal, voice: Voice) -> str:
    return "" if proposal.why in ("helps_with_it", "person") else voice.say(f"why_{proposal.why}")


def _access(offer: Offer, voice: Voice) -> str:
    return _sentence(voice.of(offer.sign_up)) if offer.sign_up else voice.say(f"access_{offer.access}")


def _when(offer: Offer, voice: Voice) -> str:
    """When it takes place, with the next dates where they are known."""
    when = _sentence(voice.of(offer.when)) if offer.when else ""
    coming = _next(offer, voice)
    if not when and not coming:
        return voice.say("when_unknown", house=voice.house_name)
    return " ".join(part for part in (when, coming, "" if coming else voice.say("day_unknown")) if part)


def _next(offer: Offer, voice: Voice) -> str:
    """`Næste gang er onsdag den 25. november.`; which of two weeks is left open where the source does."""
    dates = following(offer, voice.house, voice.now, _NEXT_DATES) if voice.house else []
    if not dates:
        return ""
    if dates[0].sure:
        return voice.say("next_time", day=_day(dates[0], voice))
    return voice.say("next_time_unsure", day=f" {voice.say('or')} ".join(_day(d, voice) for d in dates))


def _day(occurrence: Occurrence, voice: Voice) -> str:
    told = [long_day(occurrence.day, voice.language)]
    if occurrence.span:
        told.append(span(occurrence.span, voice.language))
    elif occurrence.part:
        told.append(voice.say(f"part_{occurrence.part}"))
    return " ".join(told)


def _where(offer: Offer, voice: Voice) -> str:
    if offer.where:
        return _sentence(voice.of(offer.where))
    return voice.say("where_house", where=voice.whereabouts) if voice.whereabouts else voice.say("where_unknown")


def _price(offer: Offer, voice: Voice) -> str:
    if offer.price:
        return _sentence(voice.of(offer.price))
    return voice.say("price_free") if offer.free else voice.say("price_unknown")


def _who(offer: Offer, voice: Voice) -> str:
    """For whom it is, as far as the profile says; everyone else is sent to ask, never turned away."""
    told = [voice.say(f"for_{parent}") for parent in offer.parents]
    told += [voice.say(f"made_for_{situation}") for situation in offer.situations]
    if offer.parent_age and offer.parent_age.under_years:
        told.append(voice.say("for_under", years=str(offer.parent_age.under_years)))
    if offer.children:
        told.append(_ages(offer, voice))
    return voice.say("who_is_it_for", who=_listed(told, voice)) if told else voice.say("for_everyone")


def _ages(offer: Offer, voice: Voice) -> str:
    assert offer.children is not None
    start, end = offer.children.from_months, offer.children.to_months
    if end is None:
        return voice.say("children_from", start=_age(start, voice))
    return voice.say("children_to", start=_age(start, voice), end=_age(end, voice, last=True))


def _age(months: int, voice: Voice, last: bool = False) -> str:
    """`4 måneder`, `2 år`: a span that ends with the last month of a year ends with that year."""
    years, rest = divmod(months, 12)
    if years and (rest == 0 or (last and rest == 11)):
        return f"{years} {voice.say('years')}"
    return f"{months} {voice.say('months')}" if months else "0"


def _listed(told: Iterable[str], voice: Voice) -> str:
    *first, last = told
    return f"{', '.join(first)} {voice.say('and')} {last}" if first else last


def _run_by(offer: Offer, voice: Voice) -> str:
    if offer.run_by:
        return voice.say("run_by", who=_sentence(voice.of(offer.run_by)))
    staff = voice.house.staff if voice.house else None
    return voice.say("staff_line", staff=voice.of(staff)) if staff else voice.say("run_by_unknown")


def _may_come(offer: Offer, who: Parent | None, voice: Voice) -> str:
    """Yes, or for whom it is."""
    if who and (not offer.parents or who in offer.parents):
        return voice.say("may_come" if offer.parents else "may_come_everyone")
    return _who(offer, voice)


_PARTS: dict[Question, Callable[[Offer, Voice], str]] = {
    "when": _when,
    "where": _where,
    "who": _who,
    "run_by": _run_by,
    "sign_up": _access,
    "price": _price,
}


def _known(question: Question, offer: Offer, voice: Voice) -> str:
    """What an offer says of itself without being asked."""
    known = {
        "when": offer.when or offer.recurs,
        "where": offer.where,
        "who": offer.parents or offer.children or offer.parent_age or offer.situations,
        "run_by": offer.run_by,
        "sign_up": True,
        "price": offer.price or offer.free,
    }
    return _PARTS[question](offer, voice) if known[question] else ""


def _closed(offer: Offer, voice: Voice) -> str:
    closed = voice.house.is_closed(voice.now.date(), offer.id) if voice.house else None
    if closed is None:
        return ""
    return voice.say("offer_closed", why=f" {_sentence(voice.of(closed.why))}" if closed.why else "")


def _address(offer: Offer, voice: Voice) -> str:
    assert voice.house is not None
    return f"{_CALENDAR}/{voice.house.id}/{offer.id}.{voice.language}.ics"


def _button(offer: Offer, voice: Voice) -> Button:
    return Button(voice.of(offer.name), f"{OFFER}{offer.id}")


def _sentence(words: str) -> str:
    words = words.strip()
    return words if not words or words[-1] in ".!?" else f"{words}."
