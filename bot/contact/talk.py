"""The state machine: what a message means while a request is on its way."""

import asyncio
import contextlib
from dataclasses import replace

from bot import care
from bot.contact import answers, ask, notices, sending, spoken, steps, thread
from bot.contact.desk import Desk, TooMany
from bot.contact.draft import Detail, Draft, Kind, Step
from bot.contact.said import Said
from bot.contact.windows import Window, whole_day, windows
from bot.requests.code import Ticket, read_words
from bot.requests.request import Gone, NoHouseKey
from bot.safety.listen import Danger
from bot.store.away import StoreAway
from bot.triage.taxonomy import Urgency
from bot.words.reply import Reply
from bot.words.voice import Voice

# What a request is not about: these are ways to the house, not matters to talk over.
_NO_MATTER = {"offers", "contact", "anonymity", "rights", "callback", "assistant", "smalltalk", "out_of_scope"}
_FREE: tuple[Step, ...] = ("about", "text")
_QUIET: tuple[Step, ...] = ("thread", "code")
_TIMED: tuple[Step, ...] = ("when", "text", "check")
_MOST_IN_A_CODE = 10  # words, with some around it
_MOST_TIMES = 60  # those of three weeks
_WHILE_PAUSED = ("stop", "go_on")


class Contact:
    """Meets messages that belong to a request. What it does not take goes the normal way of a message."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def take(self, said: Said, danger: Danger | None) -> list[Reply] | None:
        """The replies; None when the message is none of contact's.

        Goes to its end also when the line breaks meanwhile: what is kept must not look unsent afterwards.
        """
        return await asyncio.shield(asyncio.ensure_future(self._take(said, danger)))

    def reminder(self, said: Said) -> Reply | None:
        """Once after a question in the middle: the way back."""
        draft = said.conversation.draft
        if draft is None or draft.paused or draft.step in _QUIET:
            return None
        draft.paused = True
        return ask.paused(_of_its_house(said).voice)

    async def _take(self, said: Said, danger: Danger | None) -> list[Reply] | None:
        said = _of_its_house(said)
        async with said.conversation.contact:
            try:
                if said.payload is not None:
                    return await self._tapped(said, said.payload)
                if words := read_words(said.text):
                    return await self._typed_code(said, words)
                return await self._in_words(said, danger)
            except StoreAway:
                return [notices.away(said.conversation.draft is not None, said.voice)]
            except NoHouseKey:
                return [notices.no_desk(said.voice)]

    async def _in_words(self, said: Said, danger: Danger | None) -> list[Reply] | None:
        draft = said.conversation.draft
        if draft is None or not said.text or said.text.startswith("/"):  # a tap below an earlier answer is no answer
            return None
        if danger:
            return _in_danger(said, draft, danger)
        if draft.paused and not (_is_contact(draft, said.text) or answers.command(said.text) in _WHILE_PAUSED):
            return None
        draft.paused = False
        return await self._command(said, draft) or await self._typed(said, draft)

    async def _tapped(self, said: Said, payload: str) -> list[Reply]:
        draft = said.conversation.draft
        match payload:
            case "callback" | "message":
                return await self._begin(said, "callback" if payload == "callback" else "message")
            case "code":
                return [_ask_code(said, notices.dropped(draft, said.voice))]
            case "open":
                return await self._open(said, said.ticket, None)
        if draft is None:
            return [notices.not_begun(said.voice)]
        draft.paused = False
        return await self._tapped_in(said, draft, payload)

    async def _tapped_in(self, said: Said, draft: Draft, payload: str) -> list[Reply]:
        match payload:
            case "stop":
                return [_stopped(said)]
            case "go_on":
                return [await self._ask(said, draft)]
            case "send" if draft.step == "check":
                return await self._send(said, draft)
            case "write" if draft.ticket:
                draft.step = "text"
                return [await self._ask(said, draft)]
            case "withdraw" if draft.ticket:
                draft.step = "withdraw"
                return [await self._ask(said, draft)]
            case "yes" | "no" if draft.step == "withdraw":
                return await self._withdraw(said, draft, payload == "yes")
        kind, _, name = payload.partition("/")
        step = next((step for step in draft.steps if step == name != "check"), None)
        if kind == "change" and step and draft.checked:
            draft.step, draft.correcting = step, True
            return [await self._ask(said, draft)]
        taken = steps.tapped(draft, payload, *await self._times(draft, said.voice))
        return await self._after(said, draft, taken) or [await self._ask(said, draft)]

    async def _typed(self, said: Said, draft: Draft) -> list[Reply] | None:
        if draft.step == "check":
            return await self._at_the_summary(said, draft)
        if draft.step == "code":  # a mistyped code is nobody else's to read
            is_message = "?" in said.text or len(said.text.split()) > _MOST_IN_A_CODE
            return None if is_message else [_ask_code(said, said.voice.say("contact_code_not_six"))]
        times, whole = await self._times(draft, said.voice)
        return await self._after(said, draft, steps.typed(draft, said.text, times, whole, said.voice.now))

    async def _at_the_summary(self, said: Said, draft: Draft) -> list[Reply] | None:
        match answers.yes_or_no(said.text):
            case True:
                return await self._send(said, draft)
            case False:
                return [await self._ask(said, draft, said.voice.say("contact_what_to_change"))]
            case None:
                return None

    async def _after(self, said: Said, draft: Draft, taken: steps.Taken | None) -> list[Reply] | None:
        match taken:
            case None:
                return None
            case "taken":
                draft.go_on()
                return [await self._ask(said, draft)]
            case "not_safe":
                return [ask.not_safe(said.voice)]
            case "too_long":
                limit = steps.LONGEST_LINE if draft.step == "about" else steps.LONGEST_TEXT
                return [await self._ask(said, draft, said.voice.say("contact_too_long", limit=str(limit)))]
            case _:
                return [await self._ask(said, draft, said.voice.say(f"contact_{taken}"))]

    async def _command(self, said: Said, draft: Draft) -> list[Reply] | None:
        match answers.command(said.text):
            case "stop":
                return [_stopped(said)]
            case "go_on":
                return [await self._ask(said, draft)]
            case "why" if draft.step != "thread":
                return [await self._ask(said, draft, ask.why(draft, said.voice))]
            case "back":
                draft.go_back()
                return [await self._ask(said, draft)]
            case "skip" if draft.step in ("about", "name", "calls_as"):
                return await self._after(said, draft, steps.tapped(draft, "skip", [], None))
            case "send" if draft.step == "check":
                return await self._send(said, draft)
            case "send" | "withdraw" if draft.step == "withdraw":
                return await self._withdraw(said, draft, yes=True)
            case "skip" if draft.step == "withdraw":
                return await self._withdraw(said, draft, yes=False)
            case "withdraw" if draft.step == "thread":
                draft.step = "withdraw"
                return [await self._ask(said, draft)]
            case _:
                return None

    async def _begin(self, said: Said, kind: Kind) -> list[Reply]:
        said = replace(said, voice=replace(said.voice, house=said.houses.get(said.conversation.house or "")))
        house, before = said.conversation.house, said.conversation.draft
        dropped = notices.dropped(before, said.voice)
        if house is None or house not in self.desk.accepting:
            return [notices.no_desk(said.voice)]
        known = said.conversation.known.topic
        topic = known if known not in _NO_MATTER else None
        step: Step = "text" if kind == "message" else "about" if topic else "topic"
        draft = Draft(kind, step, house, topic=topic, text=before.about if before else "")
        if said.conversation.watch.danger:
            draft.urgency = Urgency.TODAY
        said.conversation.draft = draft
        return [await self._ask(said, draft, dropped)]

    async def _ask(self, said: Said, draft: Draft, *before: str) -> Reply:
        voice = said.voice
        times, _ = await self._times(draft, voice)
        if draft.step == "check" and draft.window and not draft.window.holds(voice.now):
            draft.step, draft.correcting = "when", True
            before = (*before, voice.say("contact_time_passed"))
        if draft.step == "check":
            draft.checked = True
            return ask.summary(draft, spoken.promise(draft, times[0] if times else None, voice), voice, *before)
        if draft.step == "code":
            return notices.code_question(voice, *before)
        if draft.step == "thread":
            return ask.what_now(voice)
        return ask.question(draft, times, sending.last_day(voice.now).date(), voice, *before)

    async def _times(self, draft: Draft, voice: Voice) -> tuple[list[Window], Window | None]:
        """The next times somebody can ring, and the whole first day; nothing at a step that speaks of no time."""
        if voice.house is None or draft.step not in _TIMED:
            return [], None
        full = await self.desk.full(draft.house, voice.now.date()) if draft.kind == "callback" else frozenset()
        return windows(voice.house, voice.now, full, _MOST_TIMES), whole_day(voice.house, voice.now, full)

    async def _send(self, said: Said, draft: Draft) -> list[Reply]:
        voice = said.voice
        times, _ = await self._times(draft, voice)
        first = times[0] if times else None
        promise = spoken.promise(draft, first, voice)
        if draft.kind == "reply":
            return await self._send_again(said, draft, first, promise)
        if draft.window and not draft.window.holds(voice.now):
            return [await self._ask(said, draft)]
        if said.ticket is None and voice.channel == "web":  # the code is made by the tap
            return [await self._ask(said, draft, voice.say("contact_tap_to_send"))]
        made = None if said.ticket else await self.desk.make_code()
        ticket = said.ticket or (made.ticket if made else None)
        assert ticket
        request = sending.new(draft, first, said.conversation.known.told_stories, voice)
        if not await self.desk.send(request, ticket, voice.now):
            draft.step, draft.correcting = "when", True
            return [await self._ask(said, draft, voice.say("contact_day_filled"))]
        said.conversation.draft = None
        said.outcome.requested = "made" if draft.kind == "callback" else "written"
        return [sending.receipt(promise, sending.last_day(voice.now), voice, made.words if made else "")]

    async def _send_again(self, said: Said, draft: Draft, first: Window | None, promise: str) -> list[Reply]:
        assert draft.ticket
        due = sending.due(draft, first, said.voice.now)
        try:
            await self.desk.write(draft.ticket, draft.text, int(draft.urgency), due, said.voice.now)
        except Gone:
            said.conversation.draft = None
            return [said.voice.reply(said.voice.say("contact_code_wrong"), kind="notice")]
        said.conversation.draft = None
        return [sending.sent_again(promise, said.voice)]

    async def _typed_code(self, said: Said, words: str) -> list[Reply]:
        """Where the parent's device cannot read codes. On the web it can, and nothing typed there is used here."""
        if said.voice.channel == "web":
            return [_ask_code(said)]
        return await self._open(said, None, words)

    async def _open(self, said: Said, ticket: Ticket | None, words: str | None) -> list[Reply]:
        dropped = notices.dropped(said.conversation.draft, said.voice)
        try:
            code = await self.desk.derive(words) if words else None
            ticket = code.ticket if code else ticket
            if ticket is None:
                return [_ask_code(said, dropped)]
            found = await self.desk.find(ticket)
        except Gone:
            return [_ask_code(said, dropped, said.voice.say("contact_code_wrong"))]
        except TooMany:
            return [said.voice.reply(said.voice.say("contact_code_slow"), kind="notice")]
        voice = replace(said.voice, house=said.houses.get(found.house, said.voice.house))
        said.conversation.draft = Draft("reply", "thread", found.house, ticket=ticket)
        said.conversation.house = found.house
        return [thread.thread(found, code, voice)]

    async def _withdraw(self, said: Said, draft: Draft, yes: bool) -> list[Reply]:
        assert draft.ticket
        if not yes:
            return await self._open(said, draft.ticket, None)
        with contextlib.suppress(Gone):  # then it is gone, as was asked
            await self.desk.withdraw(draft.ticket)
        said.conversation.draft = None
        return [said.voice.reply(said.voice.say("contact_withdrawn"), kind="notice")]


def _of_its_house(said: Said) -> Said:
    """A request stays with the house it was begun for, wherever the talk has moved meanwhile."""
    draft = said.conversation.draft
    own = said.houses.get(draft.house) if draft else None
    return replace(said, voice=replace(said.voice, house=own)) if own else said


def _is_contact(draft: Draft, text: str) -> bool:
    """A number typed while something else is talked of is still the answer that was waited for."""
    return draft.step == "contact" and isinstance(answers.contact_detail(text), Detail)


def _in_danger(said: Said, draft: Draft, danger: Danger) -> list[Reply] | None:
    """The help first; what was written for a therapist is kept for the parent to decide about."""
    draft.urgency = max(draft.urgency, danger.urgency)
    if draft.paused or draft.step not in _FREE or len(said.text) > steps.LONGEST_TEXT:
        return None
    setattr(draft, draft.step, said.text)
    draft.go_on()
    draft.paused = True
    watch = said.conversation.watch
    met = care.alone(watch, said.text, danger, said.voice, said.outcome) or [care.meet(watch, danger, said.voice)]
    return [*met, ask.paused(said.voice, said.voice.say("contact_danger_kept", house=said.voice.house_name))]


def _ask_code(said: Said, *before: str) -> Reply:
    said.conversation.draft = Draft("reply", "code", said.conversation.house or "")
    return notices.code_question(said.voice, *before)


def _stopped(said: Said) -> Reply:
    draft, said.conversation.draft = said.conversation.draft, None
    return notices.stopped(draft is None or draft.step not in (*_QUIET, "withdraw"), said.voice)
