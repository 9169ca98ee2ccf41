"""The queue's interface, for the therapists of one house."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.desk import fields
from bot.desk.fields import identifier, number
from bot.desk.house import capacity
from bot.desk.house.people import house_of
from bot.desk.house.working_days import last_before
from bot.desk.http import body, door
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.desk.queue import changes, thread
from bot.desk.queue.events import changes as queue_changes
from bot.desk.queue.morning import morning
from bot.desk.queue.rows import Row, of_house, shown, taken_back

# A sealed box of whole blocks of 512 bytes: its length tells little of the text's.
_BLOCK, _BOX, _MOST_BLOCKS = 512, 48, 120

type _Change = Callable[[DeskParts, Person, str, int, dict[str, Any]], Row]

_CHANGES: dict[str, _Change] = {
    "claim": lambda parts, person, id_, version, _: changes.claim(parts, person, id_, version),
    "release": lambda parts, person, id_, version, _: changes.release(parts, person, id_, version),
    "hand-over": lambda parts, person, id_, version, sent: changes.hand_over(
        parts, person, id_, version, identifier(sent, "to")
    ),
    "advice": lambda parts, person, id_, version, sent: changes.ask_advice(
        parts, person, id_, version, identifier(sent, "of")
    ),
    "close": lambda parts, person, id_, version, sent: changes.close(
        parts, person, id_, version, identifier(sent, "outcome")
    ),
    "reopen": lambda parts, person, id_, version, _: changes.reopen(parts, person, id_, version),
    "answer": lambda parts, person, id_, version, sent: thread.answer(
        parts, person, id_, version, _sealed(sent, for_parent=True)
    ),
    "note": lambda parts, person, id_, version, sent: thread.note(
        parts, person, id_, version, _sealed(sent, for_parent=False)
    ),
}


def routes(parts: DeskParts) -> list[Route]:
    """Its doors. What a page fetches by itself is no use that keeps a session alive."""

    async def queue(request: Request, person: Person) -> Response:
        return JSONResponse(await asyncio.to_thread(_queue, parts, person))

    async def first_look(request: Request, person: Person) -> Response:
        return JSONResponse(await asyncio.to_thread(_morning, parts, person))

    async def events(request: Request, person: Person) -> Response:
        house_of(person)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        stream = queue_changes(parts, request, person)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def open_one(request: Request, person: Person) -> Response:
        return JSONResponse(await asyncio.to_thread(thread.read, parts, person, request.path_params["id"]))

    def changing(do: _Change) -> Callable[[Request, Person], Any]:
        async def handler(request: Request, person: Person) -> Response:
            sent = await body(request)
            version = number(sent, "version")
            row = await asyncio.to_thread(do, parts, person, request.path_params["id"], version, sent)
            return JSONResponse({"request": (await asyncio.to_thread(shown, parts, [row]))[0]})

        return handler

    return [
        Route("/api/queue", door(queue, Role.THERAPIST, quiet=True)),
        Route("/api/morning", door(first_look, Role.THERAPIST, quiet=True)),
        Route("/api/events", door(events, Role.THERAPIST, quiet=True)),
        Route("/api/requests/{id}/open", door(open_one, Role.THERAPIST), methods=["POST"]),
        *(
            Route(f"/api/requests/{{id}}/{name}", door(changing(do), Role.THERAPIST), methods=["POST"])
            for name, do in _CHANGES.items()
        ),
    ]


def _queue(parts: DeskParts, person: Person) -> dict[str, Any]:
    house = house_of(person)
    return {
        "now": fields.spoken(parts.utc()),
        "requests": shown(parts, of_house(parts, house)),
        "withdrawn": taken_back(parts.requests, house),
    }


def _morning(parts: DeskParts, person: Person) -> dict[str, Any]:
    house, now = house_of(person), parts.clock()
    working_day = last_before(parts.houses().get(house), now.date())
    today = next((day for day in capacity.coming(parts, house, 1)), None)
    return {
        **asdict(morning(of_house(parts, house), now, working_day, person.id)),
        "withdrawn": len(taken_back(parts.requests, house)),
        "room_today": today.room if today else 0,
        "taken_today": today.taken if today else 0,
    }


def _sealed(sent: dict[str, Any], *, for_parent: bool) -> thread.Sealed:
    return thread.Sealed(
        number=number(sent, "number"),
        key_id=identifier(sent, "key_id"),
        for_house=fields.binary(sent, "for_house", _whole),
        for_parent=fields.binary(sent, "for_parent", _whole) if for_parent else None,
    )


def _whole(length: int) -> bool:
    blocks, rest = divmod(length - _BOX, _BLOCK)
    return rest == 0 and 1 <= blocks <= _MOST_BLOCKS
