"""The front: puts the parts together and serves parents on one port, the brain's actions on a loopback one."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette

from bot import clock, logs
from bot.brain.client import Brain
from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.content.library import Library
from bot.conversations import Conversations
from bot.counts.counter import FLUSH_SECONDS, Counts
from bot.evaluate import Evaluation, NoCounts
from bot.inner import inner_app
from bot.safety.safety import Safety
from bot.settings import LOOPBACK, Settings
from bot.store.away import StoreAway
from bot.turn import Turn

log = logging.getLogger(__name__)

_WAKE = "hej"


@dataclass(frozen=True)
class Parts:
    """What every way of running the front needs."""

    turn: Turn
    brain: Brain
    inner: Starlette


def parts(settings: Settings, counts: Counts | NoCounts, library: Library) -> Parts:
    """The turn with its brain, and the inner door that the brain calls."""
    brain = Brain(settings.brain_port, settings.brain_token.get_secret_value(), settings.brain_timeout)
    turn = Turn(library, brain, counts, Safety())
    turn.safety.listen(_WAKE)
    inner = inner_app(turn.library.houses, Evaluation(turn).ask, settings.inner_token.get_secret_value())
    return Parts(turn, brain, inner)


def main() -> None:
    """Runs until it is told to stop; what was counted is written last."""
    settings = Settings()
    logs.configure(settings.log_level)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    counts = Counts()
    library = Library()
    library.read_houses()
    made = parts(settings, counts, library)
    conversations = Conversations()
    api = Api(made.turn, made.brain, conversations, clock.now)
    public = web_app(api, made.brain.ready, settings.exit_url, settings.frame_ancestors)
    background = [
        asyncio.create_task(_keep_model(settings, made.turn.safety)),
        asyncio.create_task(asyncio.to_thread(library.read_stories)),
        asyncio.create_task(_keep_counts(settings, counts)),
        asyncio.create_task(_forget(conversations)),
    ]
    async with _telegram(settings, made, conversations):
        await serve_all([(public, settings.host, settings.port), (made.inner, LOOPBACK, settings.inner_port)])
    for task in background:
        task.cancel()
    await asyncio.to_thread(_flush, settings, counts)
    await made.brain.close()


async def serve_all(apps: Sequence[tuple[Starlette, str, int]]) -> None:
    """Serves each application at its address until the process is told to stop; no access logs."""
    # uvicorn raises the signal again when it is done; without a handler that would end us before the counts are
    # written.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    servers = [
        uvicorn.Server(
            uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, server_header=False)
        )
        for app, host, port in apps
    ]
    await asyncio.gather(*(server.serve() for server in servers))


async def _keep_counts(settings: Settings, counts: Counts) -> None:
    while True:
        written = await asyncio.to_thread(_flush, settings, counts)
        await asyncio.sleep(FLUSH_SECONDS if written else FLUSH_SECONDS / 10)
        if written:
            counts.minutes_up(clock.now(), FLUSH_SECONDS // 60)


def _flush(settings: Settings, counts: Counts) -> bool:
    """Writes the counts; false when the database is away. Loads it only now: the crisis card must not wait for it."""
    from bot.store.counters import CounterStore

    try:
        store = CounterStore(settings.database_url)
        store.migrate()
    except (StoreAway, OSError) as error:
        log.error("database.away.%s", type(error).__name__)
        return False
    counts.flush(store)
    return True


async def _keep_model(settings: Settings, safety: Safety) -> None:
    """Loads the danger model when there is one, and again when it has been trained anew."""
    from bot.safety.model import DangerModel

    loaded = 0.0
    while True:
        path = settings.danger_model
        if path.is_file() and path.stat().st_mtime != loaded:
            loaded = path.stat().st_mtime
            safety.model = await asyncio.to_thread(DangerModel.load, path)
        await asyncio.sleep(2)


async def _forget(conversations: Conversations) -> None:
    while True:
        await asyncio.sleep(60)
        conversations.end_idle()


@contextlib.asynccontextmanager
async def _telegram(settings: Settings, made: Parts, conversations: Conversations) -> AsyncIterator[None]:
    token = settings.telegram_token.get_secret_value()
    if not token:
        yield
        return
    from bot.channels.telegram import Telegram

    house = settings.telegram_house or None
    channel = Telegram(made.turn, made.brain, conversations, clock.now, house)
    app = await channel.start(token, settings.telegram_api)
    try:
        yield
    finally:
        if app.updater:
            await app.updater.stop()
        await app.stop()
        await app.shutdown()


if __name__ == "__main__":
    main()
