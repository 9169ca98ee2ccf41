"""The front: puts the parts together and serves parents on one port, the brain's actions on a loopback one."""

import asyncio
import logging
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette

from bot import clock, logs
from bot.brain.client import Brain
from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.children import UNUSABLE
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import Library
from bot.conversations import Conversations
from bot.counts.counter import FLUSH_SECONDS, Counts
from bot.evaluate import Evaluation, NoCounts
from bot.inner import inner_app
from bot.safety.safety import Safety
from bot.settings import LOOPBACK, Settings, taken
from bot.store.away import StoreAway
from bot.turn import Turn

if TYPE_CHECKING:
    from bot.requests.mailbox import Mailbox
    from bot.store.counters import CounterStore

log = logging.getLogger("bot.front")  # this module runs as __main__, whose events would be told as places only

_WAKE = "hej"
_SETTLE_SECONDS = 1
_TELEGRAM_AGAIN_SECONDS = 60
_HOUSES_SECONDS = 1
_DESK_SECONDS = 3


@dataclass(frozen=True)
class Parts:
    """What every way of running the front needs."""

    turn: Turn
    brain: Brain
    inner: Starlette


def parts(settings: Settings, counts: Counts | NoCounts, library: Library, desk: Desk) -> Parts:
    """The turn with its brain and its way to the desk, and the inner door that the brain calls."""
    brain = Brain(settings.brain_port, settings.brain_token.get_secret_value(), settings.brain_timeout)
    turn = Turn(library, brain, counts, Safety(), Contact(desk))
    turn.safety.listen(_WAKE)
    inner = inner_app(turn.library.houses, Evaluation(turn).ask, settings.inner_token.get_secret_value())
    return Parts(turn, brain, inner)


def main() -> None:
    """Runs until it is told to stop; what was counted is written last."""
    settings = Settings()
    logs.configure(settings.log_level)
    for port in (settings.port, settings.inner_port):
        if taken(port):
            print(
                f"Port {port} is in use. Stop what uses it, or set NATLYS_PORT, NATLYS_INNER_PORT, NATLYS_BRAIN_PORT.",
                file=sys.stderr,
            )
            sys.exit(UNUSABLE)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    counts = Counts()
    keeper = CountKeeper(settings, counts)
    library = Library()
    library.read_houses(settings.houses_dir)
    desk = Desk()
    made = parts(settings, counts, library, desk)
    conversations = Conversations()
    api = Api(made.turn, conversations, clock.now)
    public = web_app(api, made.brain.ready, settings.exit_url, settings.frame_ancestors)
    background = [
        asyncio.create_task(work)
        for work in (
            _settle(settings, made.turn, keeper, counts),
            _forget(conversations),
            _keep_houses(settings, made.turn),
            _keep_desk(settings, desk),
            _keep_telegram(settings, made, conversations),
        )
    ]
    await serve_all([(public, settings.host, settings.port), (made.inner, LOOPBACK, settings.inner_port)])
    for task in background:
        task.cancel()
    await asyncio.gather(*background, return_exceptions=True)
    await asyncio.to_thread(keeper.flush)
    await made.brain.close()


async def _settle(settings: Settings, turn: Turn, keeper: "CountKeeper", counts: Counts) -> None:
    """Loads one after the other what the crisis card does not need, once it can be given; then keeps it."""
    await asyncio.sleep(_SETTLE_SECONDS)
    keeping_model = asyncio.create_task(_keep_model(settings, turn.safety))
    await asyncio.to_thread(clock.doctors_day_off, clock.now().date())
    await asyncio.to_thread(turn.library.read_stories)
    try:
        await _keep_counts(keeper, counts)
    finally:
        keeping_model.cancel()


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


async def _keep_counts(keeper: "CountKeeper", counts: Counts) -> None:
    told = time.monotonic()
    while True:
        written = await asyncio.to_thread(keeper.flush)
        await asyncio.sleep(FLUSH_SECONDS if written else FLUSH_SECONDS / 10)
        minutes = int((time.monotonic() - told) // 60)
        told += 60 * minutes
        if minutes:
            counts.minutes_up(clock.now(), minutes)


class CountKeeper:
    """Writes the counts to a store that is opened, and loaded, with the first write: the card must not wait for it."""

    def __init__(self, settings: Settings, counts: Counts) -> None:
        self._settings, self._counts = settings, counts
        self._store: CounterStore | None = None

    def flush(self) -> bool:
        """Writes what has been counted; false when the database did not take all of it."""
        try:
            self._store = self._store or self._open()
        except StoreAway as error:
            log.error("database.away.%s", error)
            return False
        return self._counts.flush(self._store)

    def _open(self) -> "CounterStore":
        from bot.store.counters import CounterStore

        store = CounterStore(self._settings.database_url)
        store.migrate()
        return store


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


async def _keep_houses(settings: Settings, turn: Turn) -> None:
    """What a coordinator writes into a profile is spoken at once."""
    while True:
        await asyncio.sleep(_HOUSES_SECONDS)
        if await asyncio.to_thread(turn.library.read_houses, settings.houses_dir):
            turn.names_changed()


async def _keep_desk(settings: Settings, desk: Desk) -> None:
    """Opens the requests once the card can be given, and learns every few seconds which houses take any."""
    while True:
        await asyncio.sleep(_DESK_SECONDS)
        try:
            desk.mailbox = desk.mailbox or await asyncio.to_thread(_mailbox, settings)
            await desk.refresh()
        except StoreAway as error:
            log.error("requests.away.%s", error)
        except Exception:
            log.exception("requests.failed")  # whatever it is, the next try may go well


def _mailbox(settings: Settings) -> "Mailbox":
    from bot.requests.mailbox import Mailbox

    opened = Mailbox(settings.requests_url)
    opened.migrate()
    return opened


async def _forget(conversations: Conversations) -> None:
    while True:
        await asyncio.sleep(60)
        conversations.end_idle()


async def _keep_telegram(settings: Settings, made: Parts, conversations: Conversations) -> None:
    """Polls Telegram if there is a token; Telegram being away must not take the web down with it."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        return
    from telegram.error import TelegramError

    from bot.channels.telegram import Telegram

    channel = Telegram(made.turn, conversations, clock.now, settings.telegram_house or None, settings.public_url)
    while True:
        try:
            await channel.poll(token, settings.telegram_api)
        except TelegramError as error:
            log.error("telegram.away.%s", type(error).__name__)
        await asyncio.sleep(_TELEGRAM_AGAIN_SECONDS)


if __name__ == "__main__":
    main()
