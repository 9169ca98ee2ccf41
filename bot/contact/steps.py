"""What an answer changes in a draft. Pure: no database, no words to the parent."""

from datetime import datetime
from typing import Literal

from bot.contact import answers
from bot.contact.draft import Detail, Draft
from bot.contact.times import Meant, meant
from bot.contact.windows import Window
from bot.triage.taxonomy import topic_label, topics

LONGEST_LINE, LONGEST_TEXT = 500, 4000
_SHORT = 5  # words
# An answer that was read, one that looks like one and cannot be used, or (None) something else.
Taken = Literal["taken", "not_safe", "bad_phone", "bad_mail", "no_time", "yes_or_no", "too_long"]


def tapped(draft: Draft, payload: str, times: list[Window], whole: Window | None) -> Taken | None:
    """A button below the question of this step."""
    kind, _, value = payload.partition("/")
    if payload == "skip" and draft.step in ("about", "name", "calls_as"):
        setattr(draft, draft.step, "")
    elif kind == "topic" and draft.step == "topic":
        draft.topic = value if value in topics() else None
    elif kind == "when" and draft.step == "when":
        draft.window = whole if value == "any" else next((w for w in times if w.id == value), None)
        return "taken" if draft.window else None
    elif payload == "only_then" and draft.step == "safe":
        draft.safe, draft.leave = False, False
    elif payload in ("yes", "no"):
        return _yes_or_no(draft, payload == "yes")
    else:
        return None
    return "taken"


def typed(draft: Draft, text: str, times: list[Window], whole: Window | None, now: datetime) -> Taken | None:
    """An answer in words."""
    match draft.step:
        case "topic":
            return _topic(draft, text)
        case "about" | "text":
            longest = LONGEST_LINE if draft.step == "about" else LONGEST_TEXT
            if len(text) > longest:
                return "too_long"
            setattr(draft, draft.step, text)
            return "taken"
        case "contact":
            found = answers.contact_detail(text)
            draft.contact = found if isinstance(found, Detail) else draft.contact
            return "taken" if isinstance(found, Detail) else found
        case "when":
            return _when(draft, meant(text, times, now), whole)
        case "name" | "calls_as":
            told = answers.name(text) if draft.step == "name" else answers.calls_as(text)
            setattr(draft, draft.step, told or getattr(draft, draft.step))
            return "taken" if told else None
        case "safe" | "leave":
            said = answers.yes_or_no(text)
            again: Taken | None = "yes_or_no" if len(text.split()) < _SHORT and "?" not in text else None
            return again if said is None else _yes_or_no(draft, said)
        case _:
            return None


def _topic(draft: Draft, text: str) -> Taken | None:
    """A topic by its name: `søvn`."""
    words = text.casefold().strip(" .,!")
    found = next((t for t in topics() if words in (topic_label(t).casefold(), t.replace("_", " "))), None)
    draft.topic = found or draft.topic
    return "taken" if found else None


def _when(draft: Draft, said: Meant | None, whole: Window | None) -> Taken | None:
    chosen = whole if said == "any" else said
    if isinstance(chosen, Window):
        draft.window = chosen
        return "taken"
    return None if said is None else "no_time"


def _yes_or_no(draft: Draft, yes: bool) -> Taken | None:
    match draft.step:
        case "safe":
            draft.safe = yes
            return "taken" if yes else "not_safe"
        case "leave":
            draft.leave = yes
            return "taken"
        case _:
            return None
