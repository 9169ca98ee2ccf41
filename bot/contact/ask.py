"""The question of each step, the summary, and what follows: everything Natlys says while a request is on its way."""

from datetime import date

from bot.contact import spoken
from bot.contact.draft import Draft, Step
from bot.contact.windows import Window
from bot.words.reply import Button, Reply
from bot.words.voice import CONTACT, Voice

_TOPICS = ("parent_wellbeing", "sleep", "crying", "feeding", "behaviour", "relationship")
_TIMES = 4
_CAN_SKIP: tuple[Step, ...] = ("about", "name")


def button(name: str, payload: str, voice: Voice) -> Button:
    """A button whose title is a text of ours."""
    return Button(voice.say(f"contact_button_{name}"), CONTACT + payload)


def question(draft: Draft, times: list[Window], deleted: date, voice: Voice, *before: str) -> Reply:
    """What is asked now, below what has to be said first: who sees a number, how long, and the duty to notify."""
    if draft.step == "when" and not times:
        return no_times(voice)
    ways_on = [*_choices(draft, times, voice)]
    if draft.step in _CAN_SKIP:
        ways_on.append(button("skip", "skip", voice))
    ways_on.append(button("stop", "stop", voice))
    if draft.step == "contact" and not (draft.correcting or before):
        notice = voice.say("contact_notice", house=voice.house_name, deleted=spoken.day(deleted, voice))
        before = (notice,)
    return voice.reply(*before, _asked(draft, times, voice), kind="clarify", buttons=tuple(ways_on))


def _asked(draft: Draft, times: list[Window], voice: Voice) -> str:
    by_mail = draft.contact is not None and draft.contact.kind == "mail"
    match draft.step:
        case "about":
            return voice.say("contact_ask_about", topic=spoken.topic(draft.topic, voice))
        case "when" | "safe" if by_mail:
            return voice.say(f"contact_ask_{draft.step}_mail")
        case "text" if draft.kind == "reply":
            return voice.say("contact_ask_again")
        case "text":
            told = spoken.promise(draft, times[0] if times else None, voice)
            return voice.say("contact_ask_text", house=voice.house_name, promise=told, doctor=voice.doctor)
        case _:
            return voice.say(f"contact_ask_{draft.step}")


def _choices(draft: Draft, times: list[Window], voice: Voice) -> list[Button]:
    match draft.step:
        case "topic":
            named = [Button(spoken.topic(t, voice), f"{CONTACT}topic/{t}") for t in _TOPICS]
            return [*named, button("other_topic", "topic/other", voice)]
        case "when":
            offered = [Button(spoken.window(w, voice), f"{CONTACT}when/{w.id}") for w in times[:_TIMES]]
            return [*offered, button("any", "when/any", voice)]
        case "safe" | "leave" | "withdraw":
            return [Button(voice.say(said), f"{CONTACT}{said}") for said in ("yes", "no")]
        case "calls_as":
            return [button("house", "skip", voice)]
        case _:
            return []


def why(draft: Draft, voice: Voice) -> str:
    """Why this is asked."""
    return voice.say(f"contact_why_{draft.step}")


def no_times(voice: Voice) -> Reply:
    """No call can be promised: the way without one."""
    told = voice.say("contact_no_times", reach=voice.reach)
    return voice.reply(told, buttons=(button("message", "message", voice), button("stop", "stop", voice)))


def not_safe(voice: Voice) -> Reply:
    """Ringing is not safe: another way first, then the careful one."""
    buttons = (
        button("message", "message", voice),
        button("only_then", "only_then", voice),
        button("stop", "stop", voice),
    )
    return voice.reply(voice.say("contact_not_safe"), phones=voice.phones(["lev_uden_vold", "112"]), buttons=buttons)


def summary(draft: Draft, promise: str, voice: Voice, *before: str) -> Reply:
    """Repeats all that will be sent; nothing goes without a yes to it."""
    told = [(step, _value(draft, step, voice)) for step in draft.steps if step != "check"]
    lines = [voice.say("contact_line", what=voice.say(f"contact_of_{step}"), value=value) for step, value in told]
    change = [
        Button(voice.say("contact_change", what=voice.say(f"contact_of_{step}").lower()), f"{CONTACT}change/{step}")
        for step, _ in told
    ]
    return voice.reply(
        *before,
        voice.say("contact_check", house=voice.house_name),
        "\n".join(lines),
        f"{promise} {voice.say('contact_check_end')}",
        kind="clarify",
        buttons=(button("send", "send", voice), *change, button("stop", "stop", voice)),
        code="" if draft.kind == "reply" else "make",
    )


def _value(draft: Draft, step: Step, voice: Voice) -> str:
    nothing = voice.say("contact_none")
    match step:
        case "topic":
            return spoken.topic(draft.topic, voice)
        case "contact":
            return draft.contact.value if draft.contact else nothing
        case "when":
            return spoken.window(draft.window, voice) if draft.window else nothing
        case "safe":
            return voice.say("contact_safe_yes" if draft.safe else "contact_safe_no")
        case "leave":
            return voice.say("contact_leave_yes" if draft.leave else "contact_leave_no")
        case "calls_as":
            return draft.calls_as or voice.house_name
        case _:
            return str(getattr(draft, step)) or nothing


def what_now(voice: Voice) -> Reply:
    """What can be done with a request that a code has opened."""
    return voice.reply(voice.say("contact_what_now"), kind="clarify", buttons=thread_buttons(voice))


def thread_buttons(voice: Voice) -> tuple[Button, ...]:
    """Below what a code has opened."""
    return (
        button("write_again", "write", voice),
        button("withdraw", "withdraw", voice),
        button("close", "stop", voice),
    )


def paused(voice: Voice, *before: str) -> Reply:
    """The way back to what is on its way."""
    buttons = (button("go_on", "go_on", voice), button("stop", "stop", voice))
    return voice.reply(*before, voice.say("contact_paused", house=voice.house_name), kind="notice", buttons=buttons)
