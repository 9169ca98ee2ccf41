"""From what the brain names to what the parent reads."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.brain.client import Thought
from bot.content.library import Library
from bot.context.known import Known
from bot.privacy.spans import Removed
from bot.triage.decide import Decision
from bot.triage.taxonomy import topic_label
from bot.words import house, stories, topics
from bot.words.languages import fixed
from bot.words.reply import Button, Reply
from bot.words.voice import Voice

_CHOICES = 3
_CHOICE_FLOOR = 0.06
_SOMETHING_ELSE = "/something_else"
_NOT_A_CHOICE = {"smalltalk", "out_of_scope"}
# What a house has told of itself is a better answer than that nothing is known.
_OF_THE_HOUSE = ("contact", "offers")
_FLOW_TITLES = {"ask_hours": "button_hours", "ask_offers": "button_offers", "ask_person": "button_person"}


def greeting(voice: Voice, anonymity: str) -> Reply:
    """The first words: a machine, how anonymous one is here, what it can do, how to reach a person."""
    buttons = (voice.offers_button, voice.person_button) if voice.house else (voice.person_button,)
    return voice.reply(voice.say("greeting", house=voice.house_name, anonymity=anonymity), buttons=buttons)


def spoken(
    library: Library,
    thought: Thought,
    decision: Decision,
    voice: Voice,
    known: Known,
    again: bool,
    offers: Callable[[], Reply],
) -> list[Reply]:
    """The replies to a message that the brain has thought about.

    `again` when it was asked back before; `offers` makes the reply to a question about them.
    """
    if decision.route == "clarify":
        return [clarify(library, thought, voice, again)]
    if decision.older_child:
        return [house.older_child(voice)]
    replies = [reply for named in thought.say for reply in _one(library, named, voice, known, offers)]
    told = library.stories.get(thought.label.removeprefix("faq/"))
    if decision.route == "callback" and told and told.route != "callback":
        replies.append(house.person(voice))
    second = _title(library, thought.second, voice) if thought.second else None
    if second:
        replies.append(voice.reply(voice.say("second"), buttons=(Button(second, f"/{thought.second}"),)))
    return replies


def _one(
    library: Library, named: dict[str, Any], voice: Voice, known: Known, offers: Callable[[], Reply]
) -> list[Reply]:
    kind, _, name = str(named["say"]).partition("/")
    match kind:
        case "faq":
            story = library.stories.get(name)
            # A file that is broken was left out: its topic is still understood.
            return [stories.answer(story, voice, known)] if story else topics.honest(name.split(".", 1)[0], voice)
        case "topic":
            rules = house.rules(name, voice) if name in _OF_THE_HOUSE else None
            return [rules] if rules else topics.honest(name, voice)
        case "hours":
            days = [date.fromisoformat(day) for day in named["days"]]
            return [house.hours(days, bool(named["now"]), voice)]
        case "contact":
            return [house.contact(voice)]
        case "offers":
            return [offers()]
        case "person":
            return [house.person(voice)]
        case "not_helped":
            return _not_helped(library, voice, known)
        case _:
            return [voice.reply(voice.say(kind))]


def _not_helped(library: Library, voice: Voice, known: Known) -> list[Reply]:
    """Another way where there is one that was not told yet; then a person, never the same words again."""
    story = library.stories.get(known.story or "")
    if story and story.another_way and story.name not in known.other_ways_told:
        return [stories.another_way(story, voice)]
    if known.topic is None:
        return [voice.reply(voice.say("not_helped_what"), kind="clarify", buttons=(voice.person_button,))]
    return [voice.reply(voice.say("not_helped")), house.person(voice)]


def clarify(library: Library, thought: Thought, voice: Voice, again: bool) -> Reply:
    """One short question back with likely topics to tap; the second time in a row a person is offered."""
    if again:
        return voice.reply(voice.say("clarify_again"), kind="clarify", buttons=(voice.person_button,))
    choices = [
        Button(title, f"/{label}")
        for label, confidence in thought.ranking[:_CHOICES]
        if confidence >= _CHOICE_FLOOR and (title := _title(library, label, voice))
    ]
    if not choices:
        return voice.reply(voice.say("clarify_open"), kind="clarify", buttons=(voice.person_button,))
    other = Button(voice.say("something_else"), _SOMETHING_ELSE)
    return voice.reply(voice.say("clarify"), kind="clarify", buttons=(*choices, other))


def _title(library: Library, label: str, voice: Voice) -> str | None:
    if label in _FLOW_TITLES:
        return voice.say(_FLOW_TITLES[label])
    name = label.partition("/")[2]
    if name in library.stories:
        return voice.of(library.stories[name].title)
    topic = name.split(".", 1)[0]
    if not topic or topic in _NOT_A_CHOICE:
        return None
    return topic_label(topic) if voice.language == "da" else topic.replace("_", " ").capitalize()


def scrubbed(removed: tuple[Removed, ...], voice: Voice) -> Reply:
    """Told once: what was left out, kindly."""
    kinds = [voice.say(f"removed_{kind}") for kind in dict.fromkeys(r.kind for r in removed)]
    what = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} {voice.say('and')} {kinds[-1]}"
    return voice.reply(voice.say("scrubbed", what=what), kind="notice")


def deleted(voice: Voice) -> Reply:
    """The conversation is forgotten here; what Telegram keeps of it is not in our hands."""
    elsewhere = voice.say("telegram_deleted") if voice.channel == "telegram" else ""
    return voice.reply(voice.say("deleted"), elsewhere, kind="notice")


def too_long(voice: Voice, limit: int) -> Reply:
    """More than can be read at once."""
    return voice.reply(voice.say("too_long", limit=str(limit)), kind="clarify", buttons=(voice.person_button,))


def other_language(language: str, voice: Voice) -> Reply:
    """The fixed paragraph in the parent's own language."""
    phones = voice.phones(["112", "lev_uden_vold"])
    return Reply(fixed()[language].paragraph.strip(), language, "notice", phones=phones)


def brain_away(voice: Voice) -> Reply:
    """The brain does not answer: said plainly, with the number that helps meanwhile."""
    return voice.reply(voice.say("brain_away"), kind="notice", phones=voice.phones(["112"]))


def failed(voice: Voice) -> Reply:
    """A defect of ours, said plainly."""
    return voice.reply(voice.say("error_internal"), kind="notice", phones=voice.phones(["112"]))
