"""Offers in the talk: the choice tapped, the short question that follows, what is proposed beside an answer."""

from collections.abc import Iterator
from dataclasses import replace

from bot.context.known import Known
from bot.context.older_child import older_child
from bot.houses.asks import asks_about, asks_on, asks_whose
from bot.houses.find import find
from bot.houses.named import named_loosely
from bot.houses.offer import Offer, Parent
from bot.houses.profile import House
from bot.houses.wish import Wish, wish
from bot.outcome import Outcome
from bot.triage.propose import Need, propose
from bot.triage.taxonomy import Route
from bot.words import house, offers
from bot.words.reply import Reply
from bot.words.voice import OFFER, Voice

_TOPIC, _ASK_OFFERS = "offers", "ask_offers"
_SHORT, _NAMED_SHORT = 9, 14
_WITH_OFFERS = ("answer", "offer", "callback")
_WRITERS: dict[str, Parent] = {"mother": "mother", "father": "father"}


def whom(known: Known) -> Wish:
    """For whom the parent writes, as far as it was told in the conversation."""
    return Wish(who=_WRITERS.get(known.writer or ""), child_months=known.child_months).after(known.wish)


def is_offer(payload: str, own: House | None) -> bool:
    """Whether this is the payload of one of the house's offers."""
    return payload.startswith(OFFER) and bool(own and own.offer(payload.removeprefix(OFFER)))


def asked(text: str, known: Known, voice: Voice, outcome: Outcome) -> Reply | None:
    """The answer to a tapped offer, to a question that names one, and to a short one after offers were shown."""
    own = voice.house
    if own is None:
        return None
    if is_offer(text, own):
        known.offers = (text.removeprefix(OFFER),)
        return _told(offers.one(_of(own, known.offers)[0], frozenset(), voice), outcome)
    meant = wish(text, own, voice.now.date())
    words = len(text.split())
    if meant.tried or voice.careful:
        return None
    if words <= _NAMED_SHORT and asks_whose(text) and not meant.named:
        return _told(house.rules(_TOPIC, voice), outcome, "answer")
    if meant.named and words <= _NAMED_SHORT and (meant.asks or asks_about(text)):
        known.offers = meant.named
        return _told(_answer(_of(own, meant.named), meant, voice), outcome)
    if (meant.near or meant.free) and words <= _SHORT and asks_about(text):
        return _told(shown(text, known, voice), outcome)
    of_them = meant.parent_years is not None or meant.situations or asks_on(text)
    if known.offers and words <= _SHORT and of_them:
        return _told(_asked_on(own, meant, known, voice), outcome)
    return None


def named(text: str, known: Known, voice: Voice, outcome: Outcome) -> Reply | None:
    """The offer that is named in a message that was not understood otherwise."""
    meant = wish(text, voice.house, voice.now.date())
    ids = named_loosely(voice.house, text) if voice.house else ()
    if voice.house is None or voice.careful or meant.tried or not ids:
        return None
    known.offers = ids
    return _told(_answer(_of(voice.house, ids), meant, voice), outcome)


def shown(text: str, known: Known, voice: Voice) -> Reply:
    """The offers that fit what the parent asks for."""
    meant = wish(text, voice.house, voice.now.date())
    known.wish = replace(known.wish, who=meant.who or known.wish.who)
    if voice.house is None:
        return voice.unknown_house()
    loosely = named_loosely(voice.house, text)
    if meant.asks and not meant.named and len(loosely) == 1:
        meant = replace(meant, named=loosely)
    fitting = find(voice.house, meant.after(whom(known)), voice.now)
    known.offers = tuple(o.id for o in fitting.offers[: offers.SHOWN])
    if meant.named and len(fitting.offers) == 1:
        return _answer(list(fitting.offers), meant, voice)
    return offers.found(fitting, meant.after(whom(known)), voice)


def fits(topic: str, known: Known, voice: Voice) -> bool:
    """Whether the house has an offer to propose on a topic; after danger none is."""
    return any(p.offer for p in propose(Need(topic, whom(known), voice.careful), voice.house, voice.now))


def beside(text: str, label: str, outcome: Outcome, known: Known, voice: Voice) -> Iterator[Reply]:
    """What the house itself has to a message that was answered: the offer it names, its own rules; else what fits.

    Nothing after danger.
    """
    if voice.house is None or voice.careful or outcome.route not in _WITH_OFFERS or text.startswith("/"):
        return
    named = () if label == _ASK_OFFERS else named_loosely(voice.house, text)
    told = outcome.story is None or outcome.topic in known.proposed
    rules = None if told else house.rules(outcome.topic, voice)
    if label == _ASK_OFFERS and older_child(text):
        yield house.older_child(voice)
    if rules:
        known.proposed.add(outcome.topic)
        yield rules
    if named:
        known.offers = named
        yield offers.about(_of(voice.house, named), voice)
    if not (rules or named or outcome.topic in known.proposed) and (fitting := _proposed(text, outcome, known, voice)):
        yield fitting


def _proposed(text: str, outcome: Outcome, known: Known, voice: Voice) -> Reply | None:
    meant = wish(text, voice.house, voice.now.date()).after(whom(known))
    proposals = propose(Need(outcome.topic, meant), voice.house, voice.now)
    told = [p for p in proposals if p.offer and p.offer.id not in known.told_offers]
    reply = offers.proposed(told, voice)
    if reply:
        known.proposed.add(outcome.topic)
        known.offers = tuple(p.offer.id for p in told[: offers.PROPOSED] if p.offer)
        known.told_offers |= set(known.offers)
    return reply


def _asked_on(own: House, meant: Wish, known: Known, voice: Voice) -> Reply:
    """A question about what was shown; or another day, another time, somebody else: then the offers that fit that."""
    before = _of(own, known.offers)
    if meant.without_sign_up:  # “kan man bare komme” asks about these, and does not look for others
        meant = replace(meant, without_sign_up=False, asks=meant.asks | {"sign_up"})
    asks_of_them = meant.asks - {"when"} if meant.days or meant.part else meant.asks
    if asks_of_them:
        return _answer(before, meant, voice, again=True)
    fitting = find(own, meant.after(whom(known)), voice.now)
    known.offers = tuple(o.id for o in fitting.offers[: offers.SHOWN]) or known.offers
    return offers.found(fitting, meant.after(whom(known)), voice)


def _answer(about: list[Offer], meant: Wish, voice: Voice, again: bool = False) -> Reply:
    if len(about) == 1:
        return offers.one(about[0], meant.asks, voice, meant.who, again)
    return offers.several(about, meant, voice) if meant.asks else offers.about(about, voice)


def _of(own: House, ids: tuple[str, ...]) -> list[Offer]:
    return [offer for i in ids if (offer := own.offer(i))]


def _told(reply: Reply | None, outcome: Outcome, route: Route = "offer") -> Reply | None:
    if reply:
        outcome.topic, outcome.route = _TOPIC, route
    return reply
