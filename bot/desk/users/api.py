"""`/api/accounts`: what an administrator does. It tells nothing of requests."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.desk.http import Refused, body, door
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.desk.users import accounts
from bot.desk.users.fields import Fields, Unfit, read_fields, read_login


def routes(parts: DeskParts) -> list[Route]:
    """Its doors, for administrators alone."""

    def fields(told: dict[str, Any]) -> Fields:
        return read_fields(told.get("name"), told.get("house"), told.get("roles"), parts.houses())

    async def everyone(request: Request, person: Person) -> Response:
        return JSONResponse({"accounts": await asyncio.to_thread(accounts.everyone, parts)})

    async def make(request: Request, person: Person) -> Response:
        told = await body(request)
        account_id, link = await _tried(
            lambda: accounts.make(parts, read_login(told.get("login")), fields(told)),
        )
        return JSONResponse({"id": account_id, "link": link}, status_code=201)

    async def change(request: Request, person: Person) -> Response:
        told = await body(request)
        active = told.get("active")
        if not isinstance(active, bool):
            raise Refused("bad_json", 400)
        account_id = request.path_params["id"]
        await _tried(lambda: accounts.change(parts, person.id, account_id, fields(told), active))
        return Response(status_code=204)

    async def link(request: Request, person: Person) -> Response:
        made = await _tried(lambda: accounts.relink(parts, request.path_params["id"]))
        return JSONResponse({"link": made})

    return [
        Route("/api/accounts", door(everyone, Role.ADMINISTRATOR), methods=["GET"]),
        Route("/api/accounts", door(make, Role.ADMINISTRATOR), methods=["POST"]),
        Route("/api/accounts/{id}", door(change, Role.ADMINISTRATOR), methods=["POST"]),
        Route("/api/accounts/{id}/link", door(link, Role.ADMINISTRATOR), methods=["POST"]),
    ]


async def _tried[T](work: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(work)
    except Unfit as unfit:
        raise Refused(unfit.code, 409 if unfit.code in _CONFLICTS else 400) from None
    except accounts.Unknown:
        raise Refused("not_found", 404) from None


_CONFLICTS = {"login_taken", "last_administrator", "own_roles", "groups_decide", "elsewhere"}
