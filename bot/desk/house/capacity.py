"""How many call-backs a house can hold on a day, written where the front makes its promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from bot.desk.house.absences import Absence, absences
from bot.desk.house.people import Therapist, therapists
from bot.desk.parts import DeskParts
from bot.houses.hours import works
from bot.houses.profile import House
from bot.requests.tables import days
from bot.store.database import insert_into
from bot.store.errors import away_if_it_fails

AHEAD = 60  # days


@dataclass(frozen=True)
class Day:
    """How many call-backs a day holds, and how many are promised."""

    day: date
    room: int
    taken: int


def room(house: House, people: Iterable[Therapist], away: Iterable[Absence], day: date) -> int:
    """What those who are there on a day hold together; nothing on a day when the house does not work. Pure.

    One who has not chosen an unlock phrase yet can open no request, and holds none.
    """
    if not works(house, day):
        return 0
    missing = {absence.account_id for absence in away if absence.starts <= day <= absence.ends}
    return sum(person.calls for person in people if person.public_key and person.id not in missing)


def refresh(parts: DeskParts, house_id: str) -> None:
    """Writes the room of the next sixty days where it has changed. Never less than what is promised.

    A house without a profile stays as it is: a slip of the pen in a file takes no day away.
    """
    house = parts.houses().get(house_id)
    if house is None:
        return
    people, away = therapists(parts.desk, house_id), absences(parts.desk, house_id)
    today = parts.clock().date()
    wanted = {day: room(house, people, away, day) for day in (today + timedelta(days=n) for n in range(AHEAD))}
    known = {known.day: known for known in coming(parts, house_id, AHEAD)}
    changed = [
        {"house": house_id, "day": day, "room": rooms}
        for day, rooms in wanted.items()
        if day not in known or max(rooms, known[day].taken) != known[day].room
    ]
    if changed:
        _write(parts, changed)


def refresh_all(parts: DeskParts) -> None:
    """The same for every house that has therapists, or had."""
    today = parts.clock().date()
    with away_if_it_fails(), parts.requests.connect() as connection:
        known = connection.scalars(sa.select(days.c.house).where(days.c.day >= today).distinct()).all()
    for house in sorted({person.house for person in therapists(parts.desk)} | set(known)):
        refresh(parts, house)


def coming(parts: DeskParts, house: str, count: int) -> list[Day]:
    """The days from today on, as they are written."""
    today = parts.clock().date()
    wanted = sa.select(*days.c["day", "room", "taken"]).order_by(days.c.day)
    wanted = wanted.where(days.c.house == house, days.c.day.between(today, today + timedelta(days=count - 1)))
    with away_if_it_fails(), parts.requests.connect() as connection:
        return [Day(*row) for row in connection.execute(wanted)]


def _write(parts: DeskParts, rows: list[dict[str, Any]]) -> None:
    statement = insert_into(parts.requests)(days)
    wanted = statement.excluded.room
    statement = statement.on_conflict_do_update(
        index_elements=[days.c.house, days.c.day],
        # The front may promise a call-back at this very moment.
        set_={"room": sa.case((wanted < days.c.taken, days.c.taken), else_=wanted)},
    )
    with away_if_it_fails(), parts.requests.begin() as connection:
        connection.execute(statement, rows)
