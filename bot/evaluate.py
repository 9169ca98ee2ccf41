"""The one door for evaluation: the very way a channel's message takes, told in full.

Keeps conversations and requests of its own, which end with it, and counts nothing.
"""

from datetime import datetime
from typing import Any

from bot import clock
from bot.contact.practice import PracticeDesk
from bot.contact.talk import Contact
from bot.conversations import Conversation, Conversations, Full
from bot.counts.counter import Counting
from bot.deletion import asked_in, delete
from bot.outcome import Outcome
from bot.turn import Turn
from bot.words import say
from bot.words.voice import Voice


class NoCounts:
    """Counts that are thrown away."""

    def message(self, now: datetime, house: str | None) -> None:
        """Nothing."""

    def conversation(self, now: datetime, house: str | None) -> None:
        """Nothing."""

    def once(self, now: datetime, house: str | None, dimension: str, value: str) -> None:
        """Nothing."""


class Evaluation:
    """Answers lines of `natlys ask --jsonl`."""

    def __init__(self, turn: Turn) -> None:
        nothing: Counting = NoCounts()
        contact = Contact(PracticeDesk(turn.library.houses))
        self._turn = Turn(turn.library, turn.brain, nothing, turn.safety, contact)
        self._conversations = Conversations()
        self._keys: dict[str, str] = {}
        self._houses: dict[str, str] = {}

    async def ask(self, line: dict[str, Any]) -> dict[str, Any]:
        """The answer to one line, or `{"id", "error"}` for a bad one."""
        identity = line.get("id") if isinstance(line, dict) else None
        try:
            text, house, when = self._read(line)
        except ValueError as error:
            return {"id": identity, "error": str(error)}
        name = line.get("conversation")
        try:
            conversation = self._conversation(name, house)
        except Full:
            return {"id": identity, "error": "too many conversations at once; use fewer names, or none"}
        outcome = await self._deleted(conversation, text, when) or await self._taken(conversation, text, when)
        if name is None:
            self._conversations.end(conversation.key)
        return {"id": identity, **_told(outcome)}

    async def _taken(self, conversation: Conversation, text: str, when: datetime) -> Outcome:
        outcome = Outcome()
        async for said in self._turn.take(conversation, text, when):
            if isinstance(said, Outcome):
                outcome = said
        return outcome

    async def _deleted(self, conversation: Conversation, text: str, when: datetime) -> Outcome | None:
        """“slet” alone forgets the conversation, as in every channel; None for any other message."""
        language = asked_in(text, conversation)
        if not language:
            return None
        await delete(conversation.key, self._conversations, self._turn)
        said = say.deleted(Voice(language, self._turn.library.houses.get(conversation.house or ""), when))
        return Outcome(language, topic="anonymity", route="answer", scrubbed=text, replies=[said])

    def _read(self, line: Any) -> tuple[str, str | None, datetime]:
        if not isinstance(line, dict):
            raise ValueError("a line must be a JSON object")
        text, house, when = line.get("text"), line.get("house"), line.get("now")
        if not isinstance(text, str):
            raise ValueError("text is missing or no string")
        if house is not None and house not in self._turn.library.houses:
            raise ValueError(f"no such house; known: {', '.join(sorted(self._turn.library.houses))}")
        try:
            return text, house, clock.local(str(when)) if when else clock.now()
        except ValueError:
            raise ValueError("now must be ISO time, like 2026-11-22T23:40:00+01:00") from None

    def _conversation(self, name: Any, house: str | None) -> Conversation:
        if name is None:
            return self._conversations.begin("ask", house)
        key = self._keys.get(str(name), "")
        if not self._conversations.has(key):
            key = self._keys[str(name)] = self._conversations.begin("ask", house).key
        conversation = self._conversations.get(key)
        if house and house != self._houses.get(conversation.key):
            self._houses[conversation.key] = conversation.house = house  # another widget, unlike a parent who moves on
        return conversation


def _told(outcome: Outcome) -> dict[str, Any]:
    return {
        "replies": [
            {"text": r.text, "buttons": [{"title": b.title, "payload": b.payload} for b in r.buttons]}
            for r in outcome.replies
        ],
        "language": outcome.language,
        "topic": outcome.topic,
        "route": outcome.route,
        "urgency": int(outcome.urgency),
        "acute_kind": outcome.acute_kind,
        "story": outcome.story,
        "confidence": outcome.confidence,
        "removed": [{"start": r.start, "end": r.end, "kind": r.kind} for r in outcome.removed],
        "scrubbed": outcome.scrubbed,
    }
