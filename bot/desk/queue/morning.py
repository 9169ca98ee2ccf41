"""What a therapist sees first: what came overnight, what is due by noon, what is late, what is their own. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import COPENHAGEN, to_utc
from bot.desk.queue.rows import Row

_EVENING, _NOON = time(16), time(12)


@dataclass(frozen=True)
class Morning:
    """Ids of requests. One that is late is not told as due, too."""

    overnight: list[str]
    due_by_noon: list[str]
    overdue: list[str]
    deletes_soon: list[str]
    mine: list[str]


def morning(rows: Sequence[Row], now: datetime, last_working_day: date, account_id: str) -> Morning:
    """From the requests of a house, in their order; `now` has its place on the clock of Copenhagen."""
    utc, evening, noon = (
        to_utc(now),
        _at(last_working_day, _EVENING),
        _at(now.date(), _NOON),
    )
    open_ones = [row for row in rows if row.state != "done"]
    return Morning(
        overnight=[row.id for row in open_ones if row.created_at >= evening],
        due_by_noon=[row.id for row in open_ones if utc <= row.due_at <= noon],
        overdue=[row.id for row in open_ones if row.due_at < utc],
        deletes_soon=[row.id for row in rows if row.deletes_soon(utc)],
        mine=[row.id for row in open_ones if row.claimed_by == account_id],
    )


def _at(day: date, hour: time) -> datetime:
    return to_utc(datetime.combine(day, hour, COPENHAGEN))
