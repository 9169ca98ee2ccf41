"""What an answer changes in a draft. Pure: no database, no words to the parent."""

from typing import Literal

from bot.contact import answers
from bot.contact.draft import Detail, Draft
from bot.contact.windows import Window
from bot.safety.answers import answer
from bot.triage.taxonomy import topics

LONGEST_LINE, LONGEST_TEXT = 500, 4000
# An answer that was read, one that looks like one and cannot be used, or (None) something else.
Taken = Literal["taken", "not_safe", "bad_phone", "bad_mail", "too_long"]


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


def typed(draft: Draft, text: str, times: list[Window], whole: Window | None) -> Taken | None:
    """An answer in words."""
    match draft.step:
        case "about" | "text":
            longest = LONGEST_LINE if draft.step == "about" else LONGEST_TEXT
            if len(text) > longest:
                return "too_long"
            setattr(draft, draft.step, text)
            return "taken"
        case "contact":
            found = answers.contact_detail(text)
            if isinstance(found, Detail):
                draft.contact = found
                return "taken"
            return found
        case "when":
            meant = whole if answers.any_time(text) else answers.window(text, times)
            draft.window = meant or draft.window
            return "taken" if meant else None
        case "name":
            draft.name = answers.name(text) or draft.name
            return "taken" if answers.name(text) else None
        case "calls_as":
            draft.calls_as = answers.calls_as(text) or draft.calls_as
            return "taken" if answers.calls_as(text) else None
        case "safe" | "leave":
            said = answer(text)
            return _yes_or_no(draft, said.answer == "yes") if said and said.whole else None
        case _:
            return None


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
