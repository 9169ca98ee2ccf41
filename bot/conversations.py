"""Conversations in the front: a random key, the house, the language, and nothing that was written.

Only a request to a therapist is remembered as written, until the parent has said yes or stopped.

What has to be known to answer in Telegram, the number of the chat, goes with its conversation.

In memory only. One ends 30 minutes after its last message, or at once when it is deleted.
"""

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.contact.draft import Draft
from bot.context.known import Known
from bot.safety.watch import Watch

IDLE_SECONDS = 30 * 60
MOST = 5000


@dataclass
class Conversation:
    """What the front remembers of a dialogue while it lasts.

    `contact` is held while something happens with a request, also when nobody waits for the answer any more.
    """

    key: str
    channel: str
    house: str | None = None
    language: str = "da"
    chat: int | None = None
    told_of_scrubbing: bool = False
    asked_back: bool = False
    asked_feedback: bool = False
    known: Known = field(default_factory=Known)
    watch: Watch = field(default_factory=Watch)
    draft: Draft | None = None
    counted: set[tuple[str, str]] = field(default_factory=set)
    used: float = 0.0
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    contact: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def has_opened_a_request(self) -> bool:
        """Whether a code has opened one, and the parent has it before them."""
        return self.draft is not None and self.draft.step in ("thread", "withdraw")


class Expired(LookupError):
    """No such conversation: it was never begun, ended by itself, or was deleted."""


class Full(RuntimeError):
    """More conversations at once than we keep."""


class Conversations:
    """All conversations of this process, least recently used first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Conversation] = OrderedDict()

    def begin(
        self, channel: str, house: str | None = None, language: str | None = None, chat: int | None = None
    ) -> Conversation:
        """A new conversation; `chat` is Telegram's. Raises Full rather than forgetting somebody's."""
        self.end_idle()
        if len(self._kept) >= MOST:
            raise Full
        conversation = Conversation(secrets.token_urlsafe(24), channel, house, chat=chat)
        if language:
            conversation.language = language
        conversation.used = self._clock()
        self._kept[conversation.key] = conversation
        return conversation

    def get(self, key: str) -> Conversation:
        """The conversation, now used again. Raises Expired."""
        self.end_idle()
        if key not in self._kept:
            raise Expired
        conversation = self._kept[key]
        conversation.used = self._clock()
        self._kept.move_to_end(key)
        return conversation

    def of_chat(self, chat: int) -> Conversation:
        """The conversation of a chat in Telegram, now used again. Raises Expired."""
        return self.get(next((c.key for c in self._kept.values() if c.chat == chat), ""))

    def has(self, key: str) -> bool:
        """Whether the conversation lasts still."""
        return key in self._kept

    def end(self, key: str) -> Conversation | None:
        """Forgets a conversation and hands it over a last time; an unknown one is no error."""
        return self._kept.pop(key, None)

    def end_idle(self) -> None:
        """Forgets conversations without a message for 30 minutes."""
        oldest = self._clock() - IDLE_SECONDS
        while self._kept and next(iter(self._kept.values())).used < oldest:
            self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)
