"""From a draft that its parent has said yes to, to the request that is kept, and the receipt for it."""

from datetime import datetime, timedelta
from typing import Any

from bot.clock import from_utc, to_utc
from bot.contact import ask, spoken
from bot.contact.draft import Draft
from bot.contact.windows import Window
from bot.requests.request import KEPT, Found, New, quarter
from bot.triage.taxonomy import Urgency
from bot.words.reply import CodeUse, Reply
from bot.words.voice import Voice

# What cannot wait a day is due soon after the house opens.
_URGENT = timedelta(hours=1)


def due(draft: Draft, first: Window | None, now: datetime) -> datetime:
    """By when staff should have acted; local time. Without any opening in sight, a day from now."""
    if first and draft.urgency >= Urgency.TODAY:
        return min(first.starts + _URGENT, first.ends)
    chosen = draft.window or first
    return chosen.ends if chosen else now + timedelta(days=1)


def new(draft: Draft, first: Window | None, told: list[str], voice: Voice) -> New:
    """The request as it is kept. What may tell who somebody is stands in `content`, which is sealed."""
    shared: dict[str, Any] = {
        "topic": draft.topic,
        "language": voice.language,
        "promised": spoken.promise(draft, first, voice),
        "told": told,
    }
    if draft.kind == "message":
        content: dict[str, Any] = {"text": draft.text, **shared}
    else:
        assert draft.contact and draft.window
        content = {
            "text": draft.about,
            **shared,
            "contact": {"kind": draft.contact.kind, "value": draft.contact.value},
            "name": draft.name,
            "safe": draft.safe,
            "leave_message": draft.leave,
            "calls_as": draft.calls_as,
            "when": spoken.window(draft.window, voice),
        }
    return New(
        house=draft.house,
        kind=draft.kind,
        urgency=int(draft.urgency),
        due_at=quarter(to_utc(due(draft, first, voice.now))),
        promised_from=to_utc(draft.window.starts) if draft.window else None,
        promised_until=to_utc(draft.window.ends) if draft.window else None,
        content=content,
    )


def receipt(promise: str, deleted: datetime, voice: Voice, code: str = "") -> Reply:
    """It is kept: said only once it is. `code` where it was made here and not on the parent's device."""
    shown = voice.say("contact_code_is", code=code) if code else ""
    seen = voice.say("contact_code_telegram") if code and voice.channel == "telegram" else ""
    use: CodeUse = "" if code else "made"
    return voice.reply(
        voice.say("contact_received", house=voice.house_name, promise=promise),
        voice.say("contact_received_code", deleted=spoken.day(deleted, voice)),
        shown,
        seen,
        kind="notice",
        code=use,
    )


def receipt_of(found: Found, voice: Voice) -> Reply:
    """The receipt once more, when the answer to a yes was lost on its way."""
    return receipt(promise_of(found, voice), from_utc(found.delete_at), voice)


def promise_of(found: Found, voice: Voice) -> str:
    """What was promised with a request that is kept."""
    if found.promised_from and found.promised_until:
        if found.state != "done" and found.promised_until < to_utc(voice.now):
            return voice.say("contact_promise_past", window=spoken.day(from_utc(found.promised_from), voice))
        return spoken.kept(found.promised_from, found.promised_until, voice)
    if found.due_at < to_utc(voice.now):
        return voice.say("contact_promise_late")
    return voice.say("contact_promise_message", window=spoken.day(from_utc(found.due_at), voice))


def last_day(now: datetime) -> datetime:
    """When a request of now is deleted at the latest."""
    return from_utc(to_utc(now) + KEPT)


def sent_again(promise: str, voice: Voice) -> Reply:
    """One more message is kept, under the same code."""
    told = voice.say("contact_sent_again", house=voice.house_name, promise=promise)
    return voice.reply(told, kind="notice", buttons=(ask.button("code", "code", voice),))
