"""Reads requests as the queue shows them: what stands in clear, and nothing sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from bot.desk import fields
from bot.desk.house.people import names
from bot.desk.parts import DeskParts
from bot.requests.tables import messages, requests, withdrawn
from bot.store.errors import away_if_it_fails

_STATES = ("waiting", "claimed", "done")
_WARN_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Row:
    """One request. `unread`: the parent wrote last; a colleague's advice is no answer. `last_parent`: that number."""

    id: str
    kind: str
    urgency: int
    state: str
    version: int
    created_at: datetime
    due_at: datetime
    promised_from: datetime | None
    promised_until: datetime | None
    delete_at: datetime
    claimed_by: str | None
    advice_of: str | None
    outcome: str | None
    messages: int
    last_parent: int
    last_answer: int

    @property
    def unread(self) -> bool:
        """Whether the parent wrote last."""
        return self.last_parent > self.last_answer

    def deletes_soon(self, now: datetime) -> bool:
        """Whether it is gone in three days."""
        return self.delete_at - now <= _WARN_BEFORE


def of_house(parts: DeskParts, house: str) -> list[Row]:
    """All of a house: what waits first, then the most urgent, then what is due first."""
    with away_if_it_fails(), parts.requests.connect() as connection:
        found = [Row(*row) for row in connection.execute(_rows().where(requests.c.house == house))]
    return sorted(found, key=lambda row: (_STATES.index(row.state), -row.urgency, row.due_at, row.id))


def one(parts: DeskParts, house: str, request_id: str) -> Row | None:
    """One request of a house; None when it is not there, or is another house's."""
    wanted = _rows().where(requests.c.house == house, requests.c.id == request_id)
    with away_if_it_fails(), parts.requests.connect() as connection:
        row = connection.execute(wanted).one_or_none()
    return Row(*row) if row else None


def taken_back(engine: Engine, house: str) -> list[str]:
    """The ids of requests that their parents withdrew."""
    wanted = sa.select(withdrawn.c.request_id).where(withdrawn.c.house == house).order_by(withdrawn.c.request_id)
    with away_if_it_fails(), engine.connect() as connection:
        return list(connection.scalars(wanted))


def shown(parts: DeskParts, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """As the interface tells them."""
    rows, now = list(rows), parts.utc()
    known = names(parts.desk, (person for row in rows for person in (row.claimed_by, row.advice_of) if person))
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "urgency": row.urgency,
            "state": row.state,
            "version": row.version,
            "created_at": fields.spoken(row.created_at),
            "due_at": fields.spoken(row.due_at),
            "promised_from": fields.spoken(row.promised_from) if row.promised_from else None,
            "promised_until": fields.spoken(row.promised_until) if row.promised_until else None,
            "claimed_by": _person(row.claimed_by, known),
            "advice_of": _person(row.advice_of, known),
            "unread": row.unread,
            "outcome": row.outcome,
            "delete_at": fields.spoken(row.delete_at),
            "deletes_soon": row.deletes_soon(now),
            "messages": row.messages,
        }
        for row in rows
    ]


def _person(account_id: str | None, known: Mapping[str, str]) -> dict[str, str] | None:
    return {"id": account_id, "name": known.get(account_id, "")} if account_id else None


def _rows() -> sa.Select[Any]:
    by_parent, answer = ~messages.c.from_staff, messages.c.from_staff & messages.c.for_parent.is_not(None)
    written = (
        sa.select(
            messages.c.request_id,
            sa.func.count().label("messages"),
            sa.func.max(sa.case((by_parent, messages.c.number), else_=-1)).label("last_parent"),
            sa.func.max(sa.case((answer, messages.c.number), else_=-1)).label("last_answer"),
        )
        .group_by(messages.c.request_id)
        .subquery()
    )
    told = ("id", "kind", "urgency", "state", "version", "created_at", "due_at", "promised_from", "promised_until")
    ours = ("delete_at", "claimed_by", "advice_of", "outcome")
    return sa.select(
        *requests.c[told],
        *requests.c[ours],
        sa.func.coalesce(written.c.messages, 0),
        sa.func.coalesce(written.c.last_parent, -1),
        sa.func.coalesce(written.c.last_answer, -1),
    ).outerjoin(written, written.c.request_id == requests.c.id)
