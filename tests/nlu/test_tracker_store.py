"""Conversations of the brain: bounded in length, number and time, and kept over a reload."""

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from natlys_brain import tracker_store
from natlys_brain.tracker_store import MemoryTrackerStore

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [ask_hours]
    slots:
      day: {type: text, influence_conversation: false, mappings: [{type: custom}]}
    forms: {wait_form: {required_slots: []}}
    """
)


@pytest.fixture(autouse=True)
def _no_conversations():
    tracker_store._conversations.clear()


def said(store: MemoryTrackerStore, key: str, messages: int) -> DialogueStateTracker:
    async def say() -> DialogueStateTracker:
        for number in range(messages):
            tracker = await store.get_or_create_tracker(key)
            tracker.update(UserUttered(f"besked {number}", {"name": "ask_hours", "confidence": 1.0}), DOMAIN)
            tracker.update(SlotSet("day", f"dag {number}"), DOMAIN)
            tracker.update(ActionExecuted("action_listen"), DOMAIN)
            await store.save(tracker)
        kept = await store.retrieve(key)
        assert kept is not None
        return kept

    return asyncio.run(say())


def test_a_long_conversation_starts_a_new_session_that_carries_slots():
    store = MemoryTrackerStore(DOMAIN, max_events=60)
    tracker = said(store, "a", 200)
    assert len(tracker.events) <= 60
    assert tracker.get_slot("day") == "dag 199"
    assert tracker.latest_action_name == "action_listen"
    assert tracker.latest_message.text == "besked 199"


def test_a_new_session_carries_the_active_loop():
    store = MemoryTrackerStore(DOMAIN, max_events=5)

    async def run() -> DialogueStateTracker:
        tracker = await store.get_or_create_tracker("a")
        tracker.update(ActiveLoop("wait_form"), DOMAIN)
        for _ in range(6):
            tracker.update(ActionExecuted("action_listen"), DOMAIN)
        await store.save(tracker)
        kept = await store.retrieve("a")
        assert kept is not None
        return kept

    assert asyncio.run(run()).active_loop_name == "wait_form"


def test_the_least_recently_used_conversation_goes_first():
    store = MemoryTrackerStore(DOMAIN, max_conversations=2)
    for key in ("a", "b"):
        said(store, key, 1)
    said(store, "a", 1)
    said(store, "c", 1)
    assert sorted(asyncio.run(store.keys())) == ["a", "c"]


def test_a_conversation_is_forgotten_when_idle(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(tracker_store.time, "monotonic", lambda: now[0])
    store = MemoryTrackerStore(DOMAIN)
    said(store, "a", 1)
    now[0] += 30 * 60 - 1
    assert asyncio.run(store.retrieve("a")) is not None
    now[0] += 2
    assert asyncio.run(store.retrieve("a")) is None
    assert not tracker_store._conversations


def test_delete_forgets_at_once_and_takes_an_unknown_key():
    store = MemoryTrackerStore(DOMAIN)
    said(store, "a", 1)
    store.delete("a")
    store.delete("never there")
    assert asyncio.run(store.retrieve("a")) is None


def test_a_store_made_anew_by_a_reload_finds_the_conversations():
    said(MemoryTrackerStore(DOMAIN), "a", 3)
    assert asyncio.run(MemoryTrackerStore(DOMAIN).retrieve("a")) is not None
