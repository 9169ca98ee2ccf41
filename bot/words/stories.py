"""FAQ stories spoken: the house's own words before the shared ones, then the next step and the source."""

from itertools import pairwise

from bot.content.bilingual import Bilingual
from bot.content.story import Band, Source, Story
from bot.context.known import AGE, Known
from bot.words.reply import Button, Link, Reply
from bot.words.voice import Voice

_SOURCES_TOLD = 2
_YEAR = 12


def answer(story: Story, voice: Voice, known: Known) -> Reply:
    """The reply to one FAQ story, for the child's age where that is known and matters."""
    own = _own(story, voice)
    band = None if own or known.child_months is None else story.for_age(known.child_months)
    asks = asks_age(story, voice, known)
    offers = (voice.offers_button,) if story.next.step == "offer" and not voice.careful else ()
    choices = _bands(story.by_age, voice) if asks else offers
    return voice.reply(
        voice.of(own or band or story.answer).strip(),
        voice.say("ask_age") if asks else _next(story, voice),
        "" if own else _sources(story.source, voice),
        buttons=(*choices, voice.person_button),
        links=tuple(Link(s.title, s.address) for s in story.source if s.address.startswith("/")),
    )


def asks_age(story: Story, voice: Voice, known: Known) -> bool:
    """Whether the answer depends on an age that nobody has told or been asked for yet."""
    return bool(story.by_age) and not _own(story, voice) and known.child_months is None and not known.asked_age


def another_way(story: Story, voice: Voice) -> Reply:
    """What else one can try when the answer did not help."""
    told = voice.of(story.another_way).strip() if story.another_way else ""
    return voice.reply(told, _next(story, voice), buttons=(voice.person_button,))


def _own(story: Story, voice: Voice) -> Bilingual | None:
    return voice.house.answers.get(story.name) if voice.house else None


def _next(story: Story, voice: Voice) -> str:
    return voice.of(story.next) if story.next.step != "none" and not voice.careful else ""


def _bands(bands: list[Band], voice: Voice) -> tuple[Button, ...]:
    starts = [0, *(band.to for band in bands if band.to)]
    spans = [*pairwise(starts), (starts[-1], None)]
    return tuple(Button(_span(start, end, voice), f"{AGE}{start}") for start, end in spans)


def _span(start: int, end: int | None, voice: Voice) -> str:
    """`Under 4 måneder`, `4-11 måneder`, `1-2 år`, `3 år og over`; `end` is exclusive."""
    years = max(start, (end or 0) - _YEAR) >= _YEAR and start % _YEAR == 0 and (end or 0) % _YEAR == 0
    size = _YEAR if years else 1
    unit = voice.say("years" if years else "months")
    if end is None:
        return voice.say("age_over", age=str(start // size), unit=unit)
    if start == 0:
        return voice.say("age_under", age=str(end), unit=unit)
    first, last = start // size, end // size - 1
    return f"{first} {unit}" if first == last else f"{first}-{last} {unit}"


def _sources(sources: list[Source], voice: Voice) -> str:
    told = dict.fromkeys(f"{s.publisher} {s.year}" if s.year != "undated" else s.publisher for s in sources)
    return voice.say("sources", sources=", ".join(list(told)[:_SOURCES_TOLD]))
