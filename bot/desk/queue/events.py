"""Tells an open page that its house's queue has changed; the page then fetches it. Nothing else stands in an event."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import sqlalchemy as sa
from starlette.requests import Request

from bot.desk.http import signed_in
from bot.desk.parts import DeskParts
from bot.desk.person import Person
from bot.requests.tables import messages, requests, withdrawn
from bot.store.away import StoreAway
from bot.store.errors import away_if_it_fails

_LOOK_SECONDS = 1.0
# Proxies end a connection on which nothing is said.
_ALIVE_SECONDS = 15.0
_CHANGED, _ALIVE = "event: changed\ndata: {}\n\n", ": \n\n"

log = logging.getLogger(__name__)


async def changes(parts: DeskParts, request: Request, person: Person) -> AsyncIterator[str]:
    """Events until the session ends. The first comes at once: what changed before is told, too."""
    seen: Any = None
    spoke = time.monotonic()
    while True:
        try:
            # Asked again each time: one who has signed out, or has been moved to another house, hears no more.
            if await signed_in(request) != person:
                return
            now = await asyncio.to_thread(_state, parts, person.house or "")
        except StoreAway as error:
            log.warning("queue.events.%s", error)
            now = seen
        if now != seen:
            seen, spoke = now, time.monotonic()
            yield _CHANGED
        elif time.monotonic() - spoke >= _ALIVE_SECONDS:
            spoke = time.monotonic()
            yield _ALIVE
        await asyncio.sleep(_LOOK_SECONDS)


def _state(parts: DeskParts, house: str) -> tuple[Any, ...]:
    """What differs whenever the queue does."""
    ours = requests.c.house == house
    versions = sa.select(requests.c.id, requests.c.version).where(ours).order_by(requests.c.id)
    written = sa.select(sa.func.count()).select_from(messages.join(requests)).where(ours)
    gone = sa.select(sa.func.count()).select_from(withdrawn).where(withdrawn.c.house == house)
    with away_if_it_fails(), parts.requests.connect() as connection:
        rows = tuple(tuple(row) for row in connection.execute(versions))
        return rows, connection.scalar(written), connection.scalar(gone)
