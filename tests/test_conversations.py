"""Conversations end by themselves, and nobody's is thrown out for another's."""

import pytest

from bot.conversations import IDLE_SECONDS, MOST, Conversations, Expired, Full


def test_a_conversation_ends_30_minutes_after_its_last_message():
    now = [0.0]
    conversations = Conversations(lambda: now[0])
    key = conversations.begin("web").key
    now[0] = IDLE_SECONDS - 1
    conversations.get(key)
    now[0] += IDLE_SECONDS - 1
    conversations.get(key)
    now[0] += IDLE_SECONDS + 1
    with pytest.raises(Expired):
        conversations.get(key)
    assert len(conversations) == 0


def test_keys_are_long_and_never_the_same():
    conversations = Conversations()
    keys = {conversations.begin("web").key for _ in range(100)}
    assert len(keys) == 100
    assert min(map(len, keys)) >= 32


def test_too_many_are_refused_and_none_is_lost():
    conversations = Conversations()
    first = conversations.begin("web").key
    for _ in range(MOST - 1):
        conversations.begin("web")
    with pytest.raises(Full):
        conversations.begin("web")
    assert conversations.get(first).key == first
