"""FAQ stories spoken: the house's own words before the shared ones, then the next step and the source."""

from bot.content.story import Source, Story
from bot.words.reply import Link, Reply
from bot.words.voice import Voice

_SOURCES_TOLD = 2


def answer(story: Story, voice: Voice) -> Reply:
    """The reply to one FAQ story."""
    own = voice.house.answers.get(story.name) if voice.house else None
    buttons = (voice.offers_button,) if story.next.step == "offer" else ()
    return voice.reply(
        voice.of(own or story.answer).strip(),
        voice.of(story.next) if story.next.step != "none" else "",
        "" if own else _sources(story.source, voice),
        buttons=(*buttons, voice.person_button),
        links=tuple(Link(s.title, s.address) for s in story.source if s.address.startswith("/")),
    )


def _sources(sources: list[Source], voice: Voice) -> str:
    told = dict.fromkeys(f"{s.publisher} {s.year}" if s.year != "undated" else s.publisher for s in sources)
    return voice.say("sources", sources=", ".join(list(told)[:_SOURCES_TOLD]))
