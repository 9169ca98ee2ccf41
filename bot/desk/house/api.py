"""The house's interface: how many call-backs each holds, and when they are away. What is changed counts at once."""

import asyncio
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.desk import fields
from bot.desk.house import absences, capacity
from bot.desk.house.people import house_of, therapists
from bot.desk.http import Refused, body, door
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.desk.tables import accounts
from bot.store.errors import away_if_it_fails

_SHOWN = 14  # days
_MOST_CALLS = 20
_FURTHEST = timedelta(days=366)


def routes(parts: DeskParts) -> list[Route]:
    """Its doors."""

    async def show(request: Request, person: Person) -> Response:
        return JSONResponse(await asyncio.to_thread(_house, parts, person))

    async def calls(request: Request, person: Person) -> Response:
        wanted = fields.number(await body(request), "calls", _MOST_CALLS)
        await asyncio.to_thread(_hold, parts, person, wanted)
        return Response(status_code=204)

    async def away(request: Request, person: Person) -> Response:
        sent = await body(request)
        starts, ends = fields.day(sent, "starts"), fields.day(sent, "ends")
        today = parts.clock().date()
        if not (starts <= ends and today <= ends and ends - today <= _FURTHEST and today - starts <= _FURTHEST):
            raise Refused("days_wrong", 400)
        made = await asyncio.to_thread(absences.add, parts.desk, person.id, starts, ends)
        await asyncio.to_thread(capacity.refresh, parts, house_of(person))
        return JSONResponse({"id": made}, status_code=201)

    async def back(request: Request, person: Person) -> Response:
        if not await asyncio.to_thread(absences.remove, parts.desk, person.id, request.path_params["id"]):
            raise Refused("not_found", 404)
        await asyncio.to_thread(capacity.refresh, parts, house_of(person))
        return Response(status_code=204)

    def changes(path: str, handler: Any) -> Route:
        return Route(path, door(handler, Role.THERAPIST), methods=["POST"])

    return [
        Route("/api/house", door(show, Role.THERAPIST, Role.COORDINATOR)),
        changes("/api/house/calls", calls),
        changes("/api/house/absences", away),
        changes("/api/house/absences/{id}/delete", back),
    ]


def _house(parts: DeskParts, person: Person) -> dict[str, Any]:
    house = house_of(person)
    people = therapists(parts.desk, house)
    return {
        # Empty for a coordinator who takes no requests.
        "calls": {"me": next((one.calls for one in people if one.id == person.id), None)},
        "people": [{"id": one.id, "name": one.name, "calls": one.calls} for one in people],
        "absences": [
            {
                "id": one.id,
                "account": {"id": one.account_id, "name": one.name},
                "starts": one.starts.isoformat(),
                "ends": one.ends.isoformat(),
                "mine": one.account_id == person.id,
            }
            for one in absences.absences(parts.desk, house)
        ],
        "days": [
            {"day": one.day.isoformat(), "room": one.room, "taken": one.taken}
            for one in capacity.coming(parts, house, _SHOWN)
        ],
    }


def _hold(parts: DeskParts, person: Person, calls: int) -> None:
    with away_if_it_fails(), parts.desk.begin() as connection:
        connection.execute(sa.update(accounts).where(accounts.c.id == person.id).values(calls=calls))
    capacity.refresh(parts, house_of(person))
