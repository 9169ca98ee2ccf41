"""A house's facts spoken: hours, whereabouts, offers, and the way to a person."""

from datetime import date
from itertools import groupby

from bot.houses.hours import WEEKDAYS, Day, on_day, open_now
from bot.houses.offers import SHOWN
from bot.houses.profile import Fact, Hours, House, Offer
from bot.words.dates import long_day, span, weekday_name
from bot.words.reply import Button, Reply
from bot.words.voice import HOURS, Voice


def hours(days: list[date], asks_now: bool, voice: Voice) -> Reply:
    """When the house is open, on the days asked about or in the whole week."""
    if voice.house is None:
        return voice.reply(voice.say("house_needed"), buttons=(voice.person_button,))
    if not voice.house.hours:
        return voice.reply(voice.say("no_hours"), buttons=(voice.offers_button,))
    now = ""
    if asks_now:
        now = voice.say("hours_open_now" if open_now(voice.house, voice.now) else "hours_closed_now")
    told = _days(voice.house, days, voice) if days else _week(voice.house, voice)
    return voice.reply(voice.house_name, now, told, _year(voice.house.hours, voice))


def _days(house: House, days: list[date], voice: Voice) -> str:
    told = []
    for day in days:
        places = on_day(house, day)
        told += [_day(place, voice) for place in places]
        if places and places[0].holiday:
            told.append(voice.say("hours_holiday", holiday=places[0].holiday))
    return "\n".join(told)


def _day(place: Day, voice: Voice) -> str:
    spans = ", ".join(span(s, voice.language) for s in place.spans) or voice.say("hours_closed")
    day = long_day(place.day, voice.language)
    return voice.say("hours_line", place=voice.say(f"place_{place.place}"), day=day, spans=spans)


def _week(house: House, voice: Voice) -> str:
    return "\n".join(
        voice.say("hours_week", place=voice.say(f"place_{h.place}"), days=_spans(h, voice)) for h in house.hours
    )


def _spans(opening: Hours, voice: Voice) -> str:
    """`mandag-onsdag kl. 8.00-16.00, …`: neighbouring days with the same hours are told together."""
    open_days = [(day, opening.on(day)) for day in WEEKDAYS]
    told = []
    for spans, group in groupby(open_days, key=lambda pair: pair[1]):
        days = [weekday_name(day, voice.language) for day, _ in group]
        if spans:
            named = days[0] if len(days) == 1 else f"{days[0]}-{days[-1]}"
            hours = f" {voice.say('and')} ".join(span(s, voice.language) for s in spans)
            told.append(f"{named} {hours}")
    return ", ".join(told)


def contact(voice: Voice) -> Reply:
    """Where the house is, how to reach it and who works there, as far as its profile says."""
    house = voice.house
    if house is None:
        return voice.reply(voice.say("house_needed"), buttons=(voice.person_button,))
    reach = house.contact
    ways = [w for w in (reach.address, reach.phone, reach.web) if w] if reach else []
    return voice.reply(
        "\n".join(ways) or voice.say("contact_unknown", house=house.name),
        voice.of(house.whereabouts) if house.whereabouts else "",
        voice.say("staff_line", staff=voice.of(house.staff)) if house.staff else "",
        buttons=(Button(voice.say("button_hours"), HOURS), voice.offers_button),
    )


def offers(found: list[Offer], voice: Voice, intro: str = "offers_intro") -> Reply:
    """The first offers of a list, each with how one gets in."""
    if voice.house is None:
        return voice.reply(voice.say("house_needed"), buttons=(voice.person_button,))
    if not found:
        return voice.reply(voice.say("offers_none", house=voice.house_name), buttons=(voice.person_button,))
    shown = found[:SHOWN]
    return voice.reply(
        voice.say(intro, house=voice.house_name),
        "\n".join(_offer(o, voice) for o in shown),
        _year(shown, voice),
        buttons=(voice.person_button,),
    )


def _offer(offer: Offer, voice: Voice) -> str:
    return voice.say(
        "offer_line",
        name=voice.of(offer.name),
        what=voice.of(offer.what),
        when=f"{voice.of(offer.when)}. " if offer.when else "",
        access=voice.say(f"access_{offer.access}"),
    )


def person(voice: Voice) -> Reply:
    """The way to a person: what is true now, and no promise that somebody is there."""
    if voice.house is None:
        way = voice.say("person_without_house")
    else:
        opening = _week(voice.house, voice) or voice.say("no_hours")
        way = voice.say("person_at_house", house=voice.house_name, hours=opening)
        way = " ".join(w for w in (way, _year(voice.house.hours, voice)) if w)
    told = voice.say("person", house_person=way, doctor=voice.doctor)
    return voice.reply(told, phones=voice.phones(["112", "doctor"]))


def _year(facts: list[Offer] | list[Hours], voice: Voice) -> str:
    unconfirmed: list[Fact] = [f for f in facts if not f.confirmed]
    return voice.say("unconfirmed", year=str(min(f.basis.year for f in unconfirmed))) if unconfirmed else ""
