"""What a parent deletes is asked of the brain until it has forgotten, or is gone with all it knew."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.brain import client
from bot.brain.client import Brain


class Listening:
    """A brain's door that takes what comes, and answers while it is awake."""

    def __init__(self) -> None:
        self.awake = False
        self.asked: list[str] = []
        self._writers: list[asyncio.StreamWriter] = []

    async def open(self) -> int:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    def end(self) -> None:
        self._server.close()
        for writer in self._writers:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = int(head.split("content-length: ")[1].split("\r")[0])
                self.asked.append((await reader.readexactly(length)).decode())
                if self.awake:
                    writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")


@asynccontextmanager
async def hanging() -> AsyncIterator[tuple[Listening, Brain]]:
    listening = Listening()
    brain = Brain(await listening.open(), "a-token", timeout=0.1)
    yield listening, brain
    await brain.close()
    listening.end()


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not done():
            await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setattr(client, "AGAIN_SECONDS", 0.05)
    caplog.set_level(logging.INFO, "bot")


def events(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name.startswith("bot")]


def test_a_brain_that_hangs_is_asked_again_until_it_has_forgotten(caplog: pytest.LogCaptureFixture):
    async def delete_two() -> None:
        async with hanging() as (listening, brain):
            await brain.forget("first")
            await brain.forget("second")
            await until(lambda: "forget.waits.2" in events(caplog))
            assert "forget.done" not in events(caplog)
            asked = len(listening.asked)
            listening.awake = True
            await until(lambda: "forget.done" in events(caplog))
            assert [json.loads(body)["conversation"] for body in listening.asked[-2:]] == ["first", "second"]
            assert len(listening.asked) > asked
            asked = len(listening.asked)
            await asyncio.sleep(0.3)
            assert len(listening.asked) == asked

    asyncio.run(delete_two())


def test_a_brain_that_ends_has_forgotten(caplog: pytest.LogCaptureFixture):
    async def delete_and_end() -> None:
        async with hanging() as (listening, brain):
            await brain.forget("first")
            await until(lambda: "forget.waits.1" in events(caplog))
            listening.end()
            await until(lambda: "forget.done" in events(caplog))

    asyncio.run(delete_and_end())


def test_a_brain_that_answers_or_is_gone_is_asked_once_and_nothing_is_logged(caplog: pytest.LogCaptureFixture):
    async def delete_twice() -> None:
        async with hanging() as (listening, brain):
            listening.awake = True
            await brain.forget("first")
            assert len(listening.asked) == 1
            listening.end()
            await asyncio.sleep(0.1)
            await brain.forget("second")
            await asyncio.sleep(0.2)
            assert len(listening.asked) == 1
            assert events(caplog) == []

    asyncio.run(delete_twice())
