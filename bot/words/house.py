"""A house's facts spoken: hours, whereabouts, offers, and the way to a person."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.houses.fact import Fact, Said
from bot.houses.hours import WEEKDAYS, Day, on_day, open_now
from bot.houses.place import Place
from bot.houses.profile import Closed, Hours, House
from bot.words.dates import long_day, span, weekday_name
from bot.words.reply import Button, Reply
from bot.words.voice import HOURS, Voice


def hours(days: list[date], asks_now: bool, voice: Voice) -> Reply:
    """When the house is open, on the days asked about or in the whole week."""
    if voice.house is None:
        return voice.unknown_house()
    if not voice.house.hours:
        told = closed_today(voice) or voice.say("no_hours")
        return voice.reply(told, voice.reach, buttons=(voice.offers_button,))
    now = ""
    if asks_now:
        now = voice.say("hours_open_now" if open_now(voice.house, voice.now) else "hours_closed_now")
    told = _days(voice.house, days, voice) if days else "\n".join([*_week_with_today(voice.house, voice)])
    return voice.reply(voice.house_name, now, told, year(voice.house.hours, voice))


def _week_with_today(house: House, voice: Voice) -> Iterator[str]:
    yield _week(house, voice)
    if told := closed_today(voice):
        yield told


def closed_today(voice: Voice) -> str:
    """That the house is closed today, when its coordinator has said so; else nothing."""
    closing = voice.house.is_closed(voice.now.date()) if voice.house else None
    return _closed(closing, voice.now.date(), voice) if closing else ""


def _closed(closing: Closed, day: date, voice: Voice) -> str:
    why = f" {voice.of(closing.why)}" if closing.why else ""
    return voice.say("house_closed", day=long_day(day, voice.language), why=why)


def _days(house: House, days: list[date], voice: Voice) -> str:
    told = []
    for day in days:
        places = on_day(house, day)
        told += [_day(place, voice) for place in places]
        if places and places[0].closed:
            told.append(_closed(places[0].closed, day, voice))
        elif places and places[0].holiday:
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
        return voice.unknown_house()
    reach = house.contact
    ways = [w for w in (reach.address, reach.phone, reach.mail, reach.web) if w] if reach else []
    how = voice.of(reach.how) if reach and reach.how else ""
    return voice.reply(
        "\n".join(ways) or ("" if how else voice.say("contact_unknown", house=house.name)),
        how,
        voice.of(house.whereabouts) if house.whereabouts else "",
        voice.say("staff_line", staff=voice.of(house.staff)) if house.staff else "",
        year([f for f in (reach, house.whereabouts, house.staff) if f], voice),
        buttons=(Button(voice.say("button_hours"), HOURS), voice.offers_button),
    )


# Which of its own rules a house tells beside a general answer.
_DISPUTED = {"audience", "parent_age", "access"}
_RULES: dict[str, tuple[str, ...]] = {
    "offers": ("audience", "access"),
    "contact": ("audience", "access"),
    "rights": ("access", "talks", "authority"),
}


def rules(topic: str, voice: Voice) -> Reply | None:
    """For whom the house is, how one gets in, what it decides; where the sources disagree, that too."""
    names = _RULES.get(topic, ())
    if voice.house is None or not names:
        return None
    facts: list[Said] = [fact for name in names if (fact := getattr(voice.house, name))]
    disputed = [c for c in voice.house.contradictions if c.about in _DISPUTED and "audience" in names]
    if not facts:
        return None
    return voice.reply(
        voice.say("about_house", house=voice.house_name),
        "\n".join(voice.of(f) for f in facts),
        voice.say("sources_disagree", said=" ".join(voice.of(c) for c in disputed)) if disputed else "",
        year(facts, voice),
        buttons=(voice.offers_button, voice.person_button),
    )


def older_child(voice: Voice) -> Reply:
    """The child is older than the children of family houses: who helps there, else the municipality."""
    told = voice.of(voice.house.older_children) if voice.house and voice.house.older_children else ""
    spoken = [voice.house.older_children] if voice.house and voice.house.older_children else []
    return voice.reply(voice.say("older_child"), told or voice.say("older_child_municipality"), year(spoken, voice))


def moved(place: Place, voice: Voice) -> Reply:
    """Which house speaks from now on, or how to find the counselling of a municipality that has none here."""
    if place.house is None:
        told = voice.say("house_none", municipality=place.municipality.name)
        phones = voice.phones(["doctor", "lev_uden_vold", "112"])
        return voice.reply(told, kind="notice", phones=phones, buttons=(voice.person_button,))
    return voice.reply(voice.say("house_found", house=voice.house_name), kind="notice")


def person(voice: Voice) -> Reply:
    """The way to a person: what is true now, and no promise that somebody is there."""
    phones = voice.phones(["112", "doctor"])
    if voice.takes_requests:
        told = voice.say("person_by_request", house=voice.house_name, doctor=voice.doctor)
        hours = Button(voice.say("button_hours"), HOURS)
        return voice.reply(told, phones=phones, buttons=(*voice.therapist_buttons, hours))
    way = _to_a_person(voice) if voice.house else voice.say("person_without_house")
    return voice.reply(voice.say("person", house_person=way, doctor=voice.doctor), phones=phones)


def _to_a_person(voice: Voice) -> str:
    house = voice.house
    assert house is not None
    ways = [_week(house, voice), closed_today(voice), voice.reach, voice.of(house.access) if house.access else ""]
    known = " ".join(way for way in ways if way)
    facts: list[Fact] = [*house.hours]
    facts += [fact for fact in (house.contact if voice.reach else None, house.access) if fact]
    told = voice.say("person_at_house", house=voice.house_name, hours=known or voice.say("no_hours"))
    return " ".join(part for part in (told, year(facts, voice)) if part)


def year(facts: Sequence[Fact], voice: Voice) -> str:
    """When that was true, as long as the house has not confirmed it; the oldest of several."""
    unconfirmed = [f for f in facts if not f.confirmed]
    return voice.say("unconfirmed", year=str(min(f.basis.year for f in unconfirmed))) if unconfirmed else ""
