"""Conversations in memory, bounded in number, length and time. Nothing is ever written to disk."""

import time
from collections import OrderedDict
from typing import Any, Iterable, List, NamedTuple, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

IDLE_SECONDS = 30 * 60
MAX_EVENTS = 60
MAX_CONVERSATIONS = 5000


class _Kept(NamedTuple):
    tracker: DialogueStateTracker
    used: float


# Rasa builds a new store when it loads a model; conversations must outlive that.
_conversations: "OrderedDict[str, _Kept]" = OrderedDict()


class MemoryTrackerStore(TrackerStore):
    """Keeps the newest conversations as live objects, least recently used first.

    A conversation is forgotten 30 minutes after its last message, when it is deleted, or when more than
    `max_conversations` are kept. One longer than `max_events` starts a new session inside, which carries
    slots and the active loop, so that the time for a message does not grow with the conversation.
    """

    def __init__(
        self,
        domain: Optional[Domain],
        event_broker: Optional[EventBroker] = None,
        idle_seconds: float = IDLE_SECONDS,
        max_events: int = MAX_EVENTS,
        max_conversations: int = MAX_CONVERSATIONS,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._idle_seconds = float(idle_seconds)
        self._max_events = int(max_events)
        self._max_conversations = int(max_conversations)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation and forgets what is over the bounds."""
        if len(tracker.events) > self._max_events:
            tracker = self._new_session(tracker)
        _conversations[tracker.sender_id] = _Kept(tracker, time.monotonic())
        _conversations.move_to_end(tracker.sender_id)
        while len(_conversations) > self._max_conversations:
            _conversations.popitem(last=False)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation, or None when it is unknown or forgotten."""
        self.forget_idle()
        kept = _conversations.get(sender_id)
        return kept.tracker if kept else None

    async def retrieve_full_tracker(self, conversation_id: str) -> Optional[DialogueStateTracker]:
        """The same as `retrieve`: older sessions are not kept."""
        return await self.retrieve(conversation_id)

    async def keys(self) -> Iterable[str]:
        """The keys of the conversations that are kept now."""
        self.forget_idle()
        return list(_conversations)

    def delete(self, sender_id: str) -> None:
        """Forgets one conversation at once; an unknown one is no error."""
        _conversations.pop(sender_id, None)

    def forget_idle(self) -> None:
        """Forgets conversations without a message for `idle_seconds`."""
        oldest_kept = time.monotonic() - self._idle_seconds
        while _conversations and next(iter(_conversations.values())).used < oldest_kept:
            _conversations.popitem(last=False)

    def _new_session(self, tracker: DialogueStateTracker) -> DialogueStateTracker:
        events: List[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        events += [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value is not None]
        if tracker.active_loop_name:
            events.append(ActiveLoop(tracker.active_loop_name))
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        if tracker.latest_message:
            # What was heard last is read by the channel after the turn.
            events += [tracker.latest_message, ActionExecuted(ACTION_LISTEN_NAME)]
        fresh = self.init_tracker(tracker.sender_id)
        for event in events:
            fresh.update(event, self.domain)
        return fresh
