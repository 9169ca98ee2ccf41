"""The desk's process: serves staff on a port of its own and does the desk's work in the background."""

import asyncio
import logging
import signal
import sys

import uvicorn

from bot import logs
from bot.children import UNUSABLE
from bot.content.library import Library
from bot.desk import answers, jobs
from bot.desk.app import desk_app
from bot.desk.parts import DeskParts, opened
from bot.desk.settings import DeskSettings
from bot.desk.tables import DESK
from bot.requests.tables import REQUESTS
from bot.settings import taken
from bot.store.away import StoreAway
from bot.store.database import migrate
from bot.store.errors import away_if_it_fails

log = logging.getLogger("bot.desk.main")  # this module runs as __main__, whose events would be told as places only

_HOUSES_SECONDS = 1
_AGAIN_SECONDS = 5
_STREAMS_SECONDS = 2


def main() -> None:
    """Runs until it is told to stop."""
    try:
        settings = DeskSettings()
    except ValueError as error:
        print(error, file=sys.stderr)
        sys.exit(UNUSABLE)
    logs.configure(settings.log_level)
    if taken(settings.desk_port):
        print(f"Port {settings.desk_port} is in use. Stop what uses it, or set NATLYS_DESK_PORT.", file=sys.stderr)
        sys.exit(UNUSABLE)
    asyncio.run(_serve(settings))


async def _serve(settings: DeskSettings) -> None:
    library = Library()
    library.read_houses(settings.houses_dir)
    parts = opened(settings, library)
    background = [
        asyncio.create_task(_keep(parts)),
        asyncio.create_task(_keep_houses(settings, library)),
        asyncio.create_task(asyncio.to_thread(answers.titles)),  # before the first request is opened
    ]
    # uvicorn raises the signal again when it is done; without a handler that would end us before the rest is done.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    server = uvicorn.Server(
        uvicorn.Config(
            desk_app(parts),
            host=settings.desk_host,
            port=settings.desk_port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_STREAMS_SECONDS,
        )
    )
    await server.serve()
    for task in background:
        task.cancel()
    await asyncio.gather(*background, return_exceptions=True)


async def _keep(parts: DeskParts) -> None:
    """Brings the tables up to date, again until the databases are there, and then does the desk's own work."""
    while True:
        try:
            await asyncio.to_thread(_migrate, parts)
            break
        except StoreAway as error:
            log.error("database.away.%s", error)
            await asyncio.sleep(_AGAIN_SECONDS)
    await jobs.keep(parts)


def _migrate(parts: DeskParts) -> None:
    with away_if_it_fails():
        migrate(parts.requests, REQUESTS)
        migrate(parts.desk, DESK)


async def _keep_houses(settings: DeskSettings, library: Library) -> None:
    """A house that is new, or has changed, is known at once."""
    while True:
        await asyncio.sleep(_HOUSES_SECONDS)
        await asyncio.to_thread(library.read_houses, settings.houses_dir)


if __name__ == "__main__":
    main()
