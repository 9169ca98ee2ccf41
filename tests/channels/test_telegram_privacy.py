"""What a parent in Telegram is told of it, and what Natlys forgets of the chat. No brain is needed for that."""

import asyncio
import gc
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from telegram import Chat, Message

from bot import clock
from bot.brain.client import Brain
from bot.channels.telegram import Telegram
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import Library
from bot.conversations import IDLE_SECONDS, Conversations, Expired
from bot.counts.counter import Counts
from bot.safety.safety import Safety
from bot.turn import Turn
from tests.channels.telegram_api import TelegramApi
from tests.conftest import free_ports

WARNING = "Telegram er ikke anonymt"
DELETED = "Jeg har glemt samtalen"


@dataclass
class Running:
    """A bot that polls an emulated Telegram, with a clock that can be moved."""

    api: TelegramApi
    conversations: Conversations
    seconds: float = 0.0

    def knows(self, chat: int) -> bool:
        try:
            return bool(self.conversations.of_chat(chat))
        except Expired:
            return False


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    library = Library()
    library.read_houses()
    turn = Turn(library, Brain(free_ports(1)[0], "", 1), Counts(), Safety(), Contact(Desk()))
    bot = Running(TelegramApi(), Conversations(lambda: bot.seconds))
    telegram = Telegram(turn, bot.conversations, _now, "lolland", "")
    loop = asyncio.new_event_loop()
    polling = loop.create_task(telegram.poll("1234:token", bot.api.address))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([polling])))
    thread.start()
    yield bot
    loop.call_soon_threadsafe(polling.cancel)
    thread.join()
    bot.api.close()


def _now() -> datetime:
    return clock.local("2026-11-22T23:40:00+01:00")


def test_without_an_address_the_house_is_named(running: Running):
    running.api.write(20, "/start")
    assert "skriv i stedet på familiehusets hjemmeside" in running.api.wait_for(WARNING, 20)["text"]


def test_a_conversation_without_start_begins_with_the_warning_once(running: Running):
    running.api.write(21, "hun sover ikke")
    running.api.wait_for("prøv igen", 21)
    running.api.write(21, "hun sover stadig ikke og jeg er træt")
    running.api.write(21, "/start")
    running.api.wait_for("Jeg er Natlys", 21)
    first, *others = running.api.screen(21)
    assert first.startswith(WARNING)
    assert [text.startswith(WARNING) for text in others] == [False, False, False]


def test_a_tap_long_after_begins_with_the_warning_too(running: Running):
    running.api.tap(22, "/ask_person")
    running.api.wait_for("prøv igen", 22)
    assert running.api.screen(22)[0].startswith(WARNING)


def test_the_warning_is_in_the_language_of_the_message(running: Running):
    running.api.write(23, "she does not sleep at night and I am so tired")
    assert running.api.wait_for("Telegram is not anonymous", 23)


def test_in_danger_the_number_comes_before_the_warning(running: Running):
    running.api.write(24, "min baby trækker ikke vejret")
    running.api.wait_for(WARNING, 24)
    card, warning = running.api.screen(24)
    assert card.startswith("112")
    assert warning.startswith(WARNING)


@pytest.mark.parametrize(
    ("chat", "words"), [(41, "/slet"), (42, "Slet."), (43, "SLET ALT!"), (44, "/delete"), (45, "delete everything")]
)
def test_slet_forgets_the_chat(running: Running, chat: int, words: str):
    running.api.write(chat, "hej med dig")
    running.api.wait_for(WARNING, chat)
    assert running.knows(chat)
    running.api.write(chat, words)
    deleted = running.api.wait_for("delete yourself" if "delete" in words else "selv slette", chat)["text"]
    assert deleted.startswith("I have forgotten" if "delete" in words else DELETED)
    assert not running.knows(chat)


def test_nothing_of_a_message_stays_in_memory_when_it_is_answered(running: Running):
    # The record of tests keeps what is logged with all it hangs on, so this message must not need the brain.
    running.api.write(46, "min baby trækker ikke vejret")
    running.api.wait_for(WARNING, 46)
    deadline = time.monotonic() + 5
    while (held := held_of(46)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert held == []


def held_of(chat: int) -> list[str]:
    """The kinds of objects of Telegram's in this process that tell of a chat."""
    gc.collect()
    kept = [thing for thing in gc.get_objects() if isinstance(thing, Message | Chat)]
    return [type(thing).__name__ for thing in kept if (thing.id if isinstance(thing, Chat) else thing.chat_id) == chat]


def test_slet_without_a_conversation_begins_none(running: Running):
    before = len(running.conversations)
    running.api.write(26, "slet")
    running.api.wait_for(DELETED, 26)
    assert running.api.screen(26) == [running.api.screen(26)[0]]
    assert len(running.conversations) == before


def test_after_30_minutes_the_chat_is_forgotten_though_nobody_writes(running: Running):
    running.api.write(27, "hej med dig")
    running.api.wait_for(WARNING, 27)
    running.seconds += IDLE_SECONDS + 1
    running.conversations.end_idle()
    assert len(running.conversations) == 0
    assert not running.knows(27)
    running.api.write(27, "er du der")
    running.api.write(27, "/start")
    running.api.wait_for("Jeg er Natlys", 27)
    assert sum(text.startswith(WARNING) for text in running.api.screen(27)) == 2


@pytest.mark.parametrize(("chat", "kind"), [(-31, "group"), (-32, "supergroup"), (-33, "channel")])
def test_a_group_is_told_once_and_left_and_nothing_of_it_is_handled(running: Running, chat: int, kind: str):
    before = len(running.conversations)
    running.api.member(chat, kind, "member")
    for text in ("hej", "/start", "min baby trækker ikke vejret", "slet"):
        running.api.write(chat, text, kind)
    until_all_is_read(running, 100 - chat)
    (told,) = running.api.screen(chat)
    assert "Her kan andre læse med" in told
    assert "Others can read along" in told
    assert running.api.left.count(str(chat)) == 1
    assert not running.knows(chat)
    assert len(running.conversations) == before + 1


def test_a_group_that_asks_again_later_is_told_again(running: Running):
    for status in ("member", "left", "member"):
        running.api.member(-34, "group", status)
    until_all_is_read(running, 134)
    assert len(running.api.screen(-34)) == 2


def test_a_voice_message_is_not_met_with_silence(running: Running):
    running.api.speak(35)
    running.api.wait_for("Skriv gerne", 35)


def until_all_is_read(running: Running, chat: int) -> None:
    """What is written last is answered last."""
    running.api.write(chat, "/start")
    running.api.wait_for("Jeg er Natlys", chat)
