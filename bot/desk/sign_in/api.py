"""`/api/sign-in`, `/api/sign-out`, `/api/set-up` and `/api/me`."""

import asyncio
from typing import Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.desk.http import Refused, body, door, porch
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.desk.sign_in import cookies, sessions, set_up, totp
from bot.desk.sign_in.local import LocalSignIn
from bot.desk.tables import accounts
from bot.store.errors import away_if_it_fails


def routes(parts: DeskParts) -> list[Route]:
    """Their doors."""
    local = LocalSignIn(parts)

    async def ways(request: Request) -> Response:
        """How one may sign in here, for the page that offers it."""
        return JSONResponse({"oidc": bool(parts.settings.oidc_issuer)})

    async def sign_in(request: Request) -> Response:
        login, password, code = _texts(await body(request), "login", "password", "code")
        return await begin_session(
            parts, request, await local.sign_in(login, password, code), Response(status_code=204)
        )

    async def sign_out(request: Request) -> Response:
        await asyncio.to_thread(sessions.end, parts, request.cookies.get(parts.settings.cookie, ""))
        return cookies.take(Response(status_code=204), parts.settings)

    async def begin(request: Request) -> Response:
        (token,) = _texts(await body(request), "token")
        begun = await asyncio.to_thread(set_up.begin, parts, token)
        uri = totp.uri(begun.secret, begun.login)
        return JSONResponse(
            {
                "login": begun.login,
                "name": begun.name,
                "totp_uri": uri,
                "totp_qr": totp.picture(uri),
                "secret": begun.secret,
            }
        )

    async def finish(request: Request) -> Response:
        token, password, code = _texts(await body(request), "token", "password", "code")
        account_id = await asyncio.to_thread(set_up.finish, parts, token, password, code)
        return await begin_session(parts, request, account_id, Response(status_code=204))

    async def me(request: Request, person: Person) -> Response:
        told: dict[str, Any] = {
            "id": person.id,
            "name": person.name,
            "house": person.house,
            "roles": sorted(person.roles),
            "sign_in": await asyncio.to_thread(_way, parts, person.id),
        }
        if Role.ADMINISTRATOR in person.roles:
            told["houses"] = [{"id": house.id, "name": house.name} for house in parts.houses().values()]
        return JSONResponse(told)

    return [
        Route("/api/sign-in", porch(ways), methods=["GET"]),
        Route("/api/sign-in", porch(sign_in), methods=["POST"]),
        Route("/api/sign-out", porch(sign_out), methods=["POST"]),
        Route("/api/set-up/begin", porch(begin), methods=["POST"]),
        Route("/api/set-up", porch(finish), methods=["POST"]),
        Route("/api/me", door(me), methods=["GET"]),
    ]


async def begin_session(parts: DeskParts, request: Request, account_id: str, response: Response) -> Response:
    """The response with a new session's cookie; the session that the browser had until now ends."""
    await asyncio.to_thread(sessions.end, parts, request.cookies.get(parts.settings.cookie, ""))
    return cookies.give(response, parts.settings, await asyncio.to_thread(sessions.begin, parts, account_id))


def _way(parts: DeskParts, account_id: str) -> str:
    with away_if_it_fails(), parts.desk.connect() as connection:
        subject = connection.execute(sa.select(accounts.c.subject).where(accounts.c.id == account_id)).scalar_one()
    return "oidc" if subject else "local"


def _texts(told: dict[str, Any], *names: str) -> list[str]:
    found = [told.get(name) for name in names]
    if not all(isinstance(text, str) for text in found):
        raise Refused("bad_json", 400)
    return [str(text) for text in found]
