"""What a code opens: what was written and answered. On the parent's own device; here only where that cannot be."""

from bot.clock import from_utc
from bot.contact import ask, sending, spoken
from bot.requests.base64url import encoded
from bot.requests.code import Code
from bot.requests.request import Found, Message
from bot.requests.sealing import Unreadable, unseal
from bot.words.reply import Reply, SealedText
from bot.words.voice import Voice


def thread(found: Found, code: Code | None, voice: Voice) -> Reply:
    """All that was said under a code; sealed for the parent's device, or in words where the code was typed here."""
    buttons = ask.thread_buttons(voice)
    intro = voice.say("contact_thread", house=voice.house_name, state=_state(found, voice))
    if code is None:
        sealed = tuple(_sealed(found, message, voice) for message in found.messages)
        return voice.reply(intro, buttons=buttons, sealed=sealed)
    told = [f"{_heading(message, voice)}\n{_opened(found, message, code, voice)}" for message in found.messages]
    return voice.reply(intro, *told, buttons=buttons)


def _state(found: Found, voice: Voice) -> str:
    deleted = spoken.day(from_utc(found.delete_at), voice)
    promise = sending.promise_of(found, voice)
    if found.state == "done":
        return voice.say("contact_thread_done", deleted=deleted)
    if found.messages and found.messages[-1].from_staff:
        return voice.say("contact_thread_answered", deleted=deleted)
    if found.kind == "callback":
        return voice.say("contact_thread_called", promise=promise, deleted=deleted)
    return voice.say("contact_thread_waiting", promise=promise)


def _heading(message: Message, voice: Voice) -> str:
    day = spoken.day(from_utc(message.written_at), voice)
    return voice.say(
        "contact_from_staff" if message.from_staff else "contact_from_you", house=voice.house_name, day=day
    )


def _sealed(found: Found, message: Message, voice: Voice) -> SealedText:
    return SealedText(found.id, message.number, message.from_staff, _heading(message, voice), encoded(message.sealed))


def _opened(found: Found, message: Message, code: Code, voice: Voice) -> str:
    try:
        told = unseal(message.sealed, code.secret, found.id, message.number)
    except Unreadable:
        told = {}
    if told.get("from") != ("staff" if message.from_staff else "parent"):
        return voice.say("contact_unreadable")
    return str(told.get("text") or voice.say("contact_no_text"))
