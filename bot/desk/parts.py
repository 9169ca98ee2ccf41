"""What every part of the desk needs: two databases, settings, houses, and the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot import clock
from bot.content.library import Library
from bot.desk.settings import DeskSettings
from bot.houses.profile import House
from bot.store.database import connect


@dataclass(frozen=True)
class DeskParts:
    """Held by the application as `app.state.parts`, where `bot.desk.http.door` finds it.

    `requests` has the tables shared with the front, `desk` the desk's own. `clock` tells the time in Copenhagen.
    """

    requests: Engine
    desk: Engine
    settings: DeskSettings
    houses: Callable[[], dict[str, House]]
    clock: Callable[[], datetime]

    def utc(self) -> datetime:
        """Now, as the databases keep it: UTC without saying so."""
        return clock.to_utc(self.clock())


def opened(settings: DeskSettings, library: Library) -> DeskParts:
    """The parts of a running desk; `library` is kept up to date by who opens them."""
    return DeskParts(
        requests=connect(settings.requests_url),
        desk=connect(settings.desk_database_url),
        settings=settings,
        houses=lambda: library.houses,
        clock=clock.now,
    )
