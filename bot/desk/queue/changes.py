"""What staff do with a request. Each is one UPDATE that takes effect only if the request is still as it was seen.

So two who click at once never both succeed, and nobody overwrites what they have not seen.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.desk import audit
from bot.desk.house.people import colleague, house_of
from bot.desk.http import Refused
from bot.desk.parts import DeskParts
from bot.desk.person import Person
from bot.desk.queue.rows import Row, one, shown
from bot.requests.request import KEPT
from bot.requests.tables import requests
from bot.store.errors import away_if_it_fails

OUTCOMES = ("advice_given", "open_offer", "other_profession", "screening", "notification", "not_reached", "withdrawn")
KEPT_AFTER_CLOSING = timedelta(days=14)


def claim(parts: DeskParts, person: Person, request_id: str, version: int) -> Row:
    """Takes one that waits."""
    waits = requests.c.state == "waiting"
    return change(
        parts, person, request_id, version, "claim", waits, values={"state": "claimed", "claimed_by": person.id}
    )


def release(parts: DeskParts, person: Person, request_id: str, version: int) -> Row:
    """Puts one's own back to those that wait."""
    values = {"state": "waiting", "claimed_by": None, "advice_of": None}
    return change(parts, person, request_id, version, "release", mine(person), values=values)


def hand_over(parts: DeskParts, person: Person, request_id: str, version: int, to: str) -> Row:
    """Gives one's own to a colleague of the same house."""
    values = {"claimed_by": colleague(parts.desk, house_of(person), to).id, "advice_of": None}
    return change(parts, person, request_id, version, "hand_over", mine(person), values=values)


def ask_advice(parts: DeskParts, person: Person, request_id: str, version: int, of: str) -> Row:
    """Asks a colleague of the same house to look at one's own; it stays one's own."""
    if of == person.id:
        raise Refused("no_colleague", 400)
    values = {"advice_of": colleague(parts.desk, house_of(person), of).id}
    return change(parts, person, request_id, version, "advice", mine(person), values=values)


def close(parts: DeskParts, person: Person, request_id: str, version: int, outcome: str) -> Row:
    """Ends one's own with its outcome; it is deleted in two weeks, or sooner if it is old."""
    if outcome not in OUTCOMES:
        raise Refused("bad_json", 400)
    now, row = parts.utc(), found(parts, person, request_id)
    delete_at = min(now + KEPT_AFTER_CLOSING, row.created_at + KEPT)
    values = {"state": "done", "closed_at": now, "outcome": outcome, "delete_at": delete_at, "advice_of": None}
    return change(parts, person, request_id, version, "close", mine(person), values=values)


def reopen(parts: DeskParts, person: Person, request_id: str, version: int) -> Row:
    """Takes up again one that was ended; whoever does so has it."""
    delete_at = found(parts, person, request_id).created_at + KEPT
    values = {"state": "claimed", "claimed_by": person.id, "closed_at": None, "outcome": None, "delete_at": delete_at}
    return change(parts, person, request_id, version, "reopen", requests.c.state == "done", values=values)


def mine(person: Person) -> sa.ColumnElement[bool]:
    """That the person has claimed it."""
    return (requests.c.state == "claimed") & (requests.c.claimed_by == person.id)


def found(parts: DeskParts, person: Person, request_id: str) -> Row:
    """The request, if it is the person's house's; else it is not there."""
    row = one(parts, house_of(person), request_id)
    if row is None:
        raise Refused("not_found", 404)
    return row


def change(
    parts: DeskParts,
    person: Person,
    request_id: str,
    version: int,
    action: str,
    when: sa.ColumnElement[bool],
    *,
    values: dict[str, Any],
    besides: Callable[[sa.Connection], None] | None = None,
) -> Row:
    """Changes a request seen at a version, does what belongs to it in the same transaction, and records it.

    What cannot be recorded is not done. Raises Refused, with the request as it is now, when it has changed meanwhile.
    """
    statement = (
        sa.update(requests)
        .where(requests.c.id == request_id, requests.c.house == house_of(person))
        .where(requests.c.version == version, when)
        .values(version=version + 1, **values)
    )
    with away_if_it_fails(), parts.requests.begin() as connection:
        done = connection.execute(statement).rowcount == 1
        if done and besides:
            besides(connection)
        if done:
            # The desk's is the second of two transactions everywhere: SQLite has one writer a file.
            audit.record(parts, person, action, request_id)
    if not done:
        raise refusal(parts, person, request_id, version)
    return found(parts, person, request_id)


def refusal(parts: DeskParts, person: Person, request_id: str, version: int) -> Refused:
    """Why a change was not made."""
    row = found(parts, person, request_id)
    if row.version == version and row.state == "claimed" and row.claimed_by != person.id:
        return Refused("not_yours", 403)
    return Refused("changed", 409, request=shown(parts, [row])[0])
