"""Times and promises of a request as a parent reads them."""

from datetime import date, datetime

from bot.clock import from_utc
from bot.contact.draft import Draft
from bot.contact.windows import Window
from bot.triage.taxonomy import topic_label
from bot.words.dates import long_day
from bot.words.voice import Voice


def window(told: Window, voice: Voice) -> str:
    """`mandag den 23. november mellem kl. 8 og 12`; without known hours only the day."""
    if not told.sure:
        return voice.say("contact_window_day", day=day(told.starts, voice))
    start, end = _clock(told.starts, voice), _clock(told.ends, voice)
    return voice.say("contact_window", day=day(told.starts, voice), start=start, end=end)


def promise(draft: Draft, first: Window | None, voice: Voice) -> str:
    """What the parent is told will happen, and when; `first` is the first time anybody is at the house."""
    if draft.kind == "callback" and draft.window:
        if draft.contact is not None and draft.contact.kind == "mail":
            return voice.say("contact_promise_mail", window=_until(draft.window, voice))
        return voice.say("contact_promise_call", window=window(draft.window, voice))
    return voice.say("contact_promise_message", window=_after(first, voice)) if first else ""


def kept(starts: datetime, ends: datetime, voice: Voice) -> str:
    """The same of a request that is kept, whose way of contact nobody here can read; times are UTC."""
    told = Window(from_utc(starts), from_utc(ends), "day", sure=from_utc(starts).hour > 0)
    return voice.say("contact_promise_kept", window=window(told, voice))


def day(moment: datetime | date, voice: Voice) -> str:
    """`mandag den 23. november`."""
    return long_day(moment.date() if isinstance(moment, datetime) else moment, voice.language)


def topic(name: str | None, voice: Voice) -> str:
    """A topic as people say it."""
    if name is None:
        return voice.say("contact_button_other_topic")
    return topic_label(name) if voice.language == "da" else name.replace("_", " ").capitalize()


def _until(told: Window, voice: Voice) -> str:
    if not told.sure:
        return day(told.ends, voice)
    return voice.say("contact_until", day=day(told.ends, voice), end=_clock(told.ends, voice))


def _after(told: Window, voice: Voice) -> str:
    if not told.sure:
        return day(told.starts, voice)
    return voice.say("contact_after", day=day(told.starts, voice), start=_clock(told.starts, voice))


def _clock(moment: datetime, voice: Voice) -> str:
    if voice.language == "en":
        return f"{moment:%H:%M}"
    return f"{moment.hour}.{moment:%M}" if moment.minute else f"{moment.hour}"
