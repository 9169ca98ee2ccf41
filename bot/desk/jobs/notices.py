"""Tells a house that requests have come, or that parents have written again: at most once in a quarter of an hour.

What has been told is kept in memory. What could not be told is told later; after a restart what still waits is told
again, so that a notice may come twice and is never lost.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import httpx

from bot.desk.jobs.ways import Notice, Way
from bot.desk.parts import DeskParts
from bot.desk.queue.rows import Row, of_house

_PAUSE = timedelta(minutes=15)

log = logging.getLogger(__name__)


class Notices:
    """The notices of one way each."""

    def __init__(self, parts: DeskParts, ways: Sequence[Way]) -> None:
        self._each = [_Each(parts, way) for way in ways]

    def send(self) -> None:
        """Sends what is due. Raises StoreAway; a way that fails is tried again with the next call."""
        for each in self._each:
            each.send()


class _Each:
    def __init__(self, parts: DeskParts, way: Way) -> None:
        self._parts, self._way = parts, way
        self._told: set[tuple[str, int]] | None = None
        self._last: datetime | None = None

    def send(self) -> None:
        rows = of_house(self._parts, self._way.house)
        written = {_mark(row) for row in rows}
        if self._told is None:
            self._told = written - {_mark(row) for row in rows if row.state == "waiting"}
        new = {request_id for request_id, _ in written - self._told}
        now = self._parts.utc()
        if not new or (self._last and now - self._last < _PAUSE):
            return
        house = self._parts.houses().get(self._way.house)
        link = f"{self._parts.settings.desk_url}/console"
        try:
            self._way.send(Notice(self._way.house, house.name if house else self._way.house, len(new), link))
        except (OSError, httpx.HTTPError) as error:
            # Its words would hold addresses.
            log.error("notice.kept.%s", type(error).__name__)
            return
        self._told, self._last = written, now


def _mark(row: Row) -> tuple[str, int]:
    """Differs when the parent has written again."""
    return row.id, row.last_parent
