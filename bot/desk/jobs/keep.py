"""Does the desk's own work, one thing after the other, for as long as the desk runs."""

import asyncio
import logging
from collections.abc import Callable

from pydantic import ValidationError

from bot.desk.house.capacity import refresh_all
from bot.desk.jobs.deletion import delete
from bot.desk.jobs.leavers import let_go
from bot.desk.jobs.notices import Notices
from bot.desk.jobs.settings import NotifySettings
from bot.desk.jobs.ways import ways
from bot.desk.parts import DeskParts
from bot.store.away import StoreAway

_EVERY_SECONDS = 30

log = logging.getLogger(__name__)


async def keep(parts: DeskParts) -> None:
    """Until it is cancelled. What fails is tried again with the next round, and keeps nothing else from being done."""
    notices = Notices(parts, ways(_settings()))
    rounds: dict[str, Callable[[], None]] = {
        "deletion": lambda: delete(parts),
        "leavers": lambda: let_go(parts),
        "days": lambda: refresh_all(parts),
        "notices": notices.send,
    }
    while True:
        for name, work in rounds.items():
            try:
                await asyncio.to_thread(work)
            except StoreAway as error:
                log.error("jobs.%s.%s", name, error)
            except Exception:
                log.exception("jobs.%s.failed", name)
        await asyncio.sleep(_EVERY_SECONDS)


def _settings() -> NotifySettings:
    """What is set of notices; nothing when it cannot be used: deletion must not wait for it."""
    try:
        return NotifySettings()
    except ValidationError as error:
        # Not what was set: it may be an address.
        places = [".".join(map(str, wrong["loc"][:1])) or "together" for wrong in error.errors(include_input=False)]
        log.error("notices.settings_unusable.%s", ",".join(places))
        return NotifySettings.model_construct(notify_mail={}, notify_webhook={})
