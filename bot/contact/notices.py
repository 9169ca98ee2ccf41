"""What is said around a request: it cannot be taken now, it is stopped, nothing is under way, which code."""

from bot.contact import ask
from bot.contact.draft import Draft
from bot.words.reply import Reply
from bot.words.voice import Voice


def code_question(voice: Voice, *before: str) -> Reply:
    """Asks for a code, and says who sees its words."""
    where = voice.say("contact_code_telegram" if voice.channel == "telegram" else "contact_code_stays")
    stop = ask.button("stop", "stop", voice)
    return voice.reply(*before, voice.say("contact_ask_code"), where, kind="clarify", buttons=(stop,), code="enter")


def dropped(draft: Draft | None, voice: Voice) -> str:
    """Said when something new begins before what was being written is sent."""
    lost = draft is not None and (draft.text or draft.about or draft.contact or draft.name)
    return voice.say("contact_dropped") if lost else ""


def stopped(was_unsent: bool, voice: Voice) -> Reply:
    """Nothing goes on; what was not sent is forgotten, what was sent stays under its code."""
    return voice.reply(voice.say("contact_stopped" if was_unsent else "contact_closed"), kind="notice")


def not_begun(voice: Voice) -> Reply:
    """A tap that belongs to a request, and there is none."""
    return voice.reply(voice.say("contact_not_begun"), kind="notice", buttons=(voice.person_button,))


def away(going: bool, voice: Voice) -> Reply:
    """Requests cannot be taken now; what is under way can go on later."""
    told = voice.say("contact_away", house=voice.house_name, reach=voice.reach)
    buttons = (ask.button("go_on", "go_on", voice), ask.button("stop", "stop", voice)) if going else ()
    return voice.reply(told, kind="notice", phones=voice.phones(["112"]), buttons=buttons)


def no_desk(voice: Voice) -> Reply:
    """The house takes no requests."""
    told = voice.say("contact_no_desk", house=voice.house_name, reach=voice.reach)
    return voice.reply(told, kind="notice", buttons=(voice.person_button,))
