"""Makes the report of a house for a closed period."""

from collections.abc import Iterator
from datetime import datetime

from bot.content.bilingual import Language
from bot.houses.profile import House
from bot.report import lead, lists
from bot.report.compare import Pair
from bot.report.dimensions import dimensions, unknown
from bot.report.figures import Figures, figures
from bot.report.period import Period
from bot.report.refused import Refused
from bot.report.report import Notes, Report, Row, Section
from bot.report.words import Words
from bot.store.figures import FigureStore, NoCounters


def make(url: str, house: House, period: Period, now: datetime, language: Language) -> Report:
    """The report from the counters at an address. Raises Refused with what to do, StoreAway when they do not answer."""
    period.require_closed(now)
    store = _store(url)
    known = {name: list(dimension.values) for name, dimension in dimensions(house).items()}
    shown, previous = (
        figures(store.counted(house.id, when.first, when.last), when, known) for when in (period, period.before)
    )
    if shown is None:
        raise Refused(_nothing_measured(store, period))
    return _report(house, Pair(shown, previous), Words(language))


def _store(url: str) -> FigureStore:
    try:
        return FigureStore(url)
    except NoCounters:
        raise Refused(
            "There are no counts yet. Start Natlys (natlys serve), or set NATLYS_DATABASE_URL or NATLYS_DATA_DIR to "
            "where they are."
        ) from None


def _nothing_measured(store: FigureStore, period: Period) -> str:
    days = store.measured()
    if days is None:
        return "Nothing has been measured yet. Let Natlys run (natlys serve): it counts by itself."
    return f"Nothing was measured in {period}. Choose a period between {days[0]} and {days[1]}."


def _report(house: House, pair: Pair, words: Words) -> Report:
    period = pair.now.period
    name = words.period(period)
    listed = list(_lists(house, pair, words))
    topics = lists.largest(next((s.rows for s in listed if s.name == "topic"), ()), words)
    asked_about = [words.say("asked_about", figures=topics)] if topics else []
    return Report(
        house=house,
        words=words,
        measured=pair.now.measured,
        before=pair.before.period if pair.before else None,
        title=words.say("title", house=house.name),
        subtitle=words.say("subtitle", period=name[0].upper() + name[1:], days=words.days(period.first, period.last)),
        lead=Notes(
            words.say("in_short"),
            [*lead.conversations(pair, words), *asked_about, *lead.measured(pair, words)],
        ),
        sections=[*_all_together(pair, words), *listed],
        notes=[
            *_nothing_to_show(listed, words),
            _notes(words, "reading", "closed", "small", "rounded", "compared", "counts", "families"),
            _notes(words, "use", "staff", "politics"),
        ],
    )


def _all_together(pair: Pair, words: Words) -> Iterator[Section]:
    yield _totals(pair, words)
    if pair.now.parts:
        yield _over_time(pair.now, words)


def _lists(house: House, pair: Pair, words: Words) -> Iterator[Section]:
    known = dimensions(house)
    for name in pair.now.lists or ():
        yield lists.section(known.get(name) or unknown(name), pair, words)


def _totals(pair: Pair, words: Words) -> Section:
    now, before = pair.now, pair.before
    rows = [
        Row(
            "conversations",
            words.say("total_conversations"),
            now.conversations,
            before.conversations if before else None,
        ),
        Row("messages", words.say("total_messages"), now.messages, before.messages if before else None),
    ]
    return Section("total", words.say("totals_title"), words.say("totals_explained"), rows, chart=False)


def _over_time(figures: Figures, words: Words) -> Section:
    rows = [
        Row(str(month), _month(month, part, words), part.conversations if part else None)
        for month, part in figures.by_month()
    ]
    return Section("month", words.say("over_time_title"), words.say("over_time_explained"), rows)


def _month(month: Period, part: Figures | None, words: Words) -> str:
    name = words.month(month.first).capitalize()
    if part is None or part.measured.days == month.days:
        return name
    return words.say("over_time_some", month=name, measured=part.measured.days, days=month.days)


def _nothing_to_show(listed: list[Section], words: Words) -> Iterator[Notes]:
    if empty := [section.title for section in listed if not section.most]:
        yield Notes(words.say("nothing_title"), [words.say("nothing_in", titles=", ".join(empty))])


def _notes(words: Words, heading: str, *names: str) -> Notes:
    return Notes(words.say(f"{heading}_title"), [words.say(f"{heading}_{name}") for name in names])
