"""The front's inner door, on loopback: Rasa's custom actions, and evaluation. Each call needs the token.

rasa-sdk's own action server binds every address, so its executor is served here instead. It is loaded when
the brain first calls: the crisis card must not wait for it.
"""

import hmac
import json
from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.houses.profile import House

if TYPE_CHECKING:
    from rasa_sdk.executor import ActionExecutor

Ask = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def inner_app(houses: dict[str, House], ask: Ask, token: str) -> Starlette:
    """`POST /actions` for the brain, `POST /ask` for `natlys ask --server`."""

    @cache
    def executor() -> "ActionExecutor":
        from rasa_sdk.executor import ActionExecutor

        from actions.say_hours import SayHours

        made = ActionExecutor()
        made.register_action(SayHours(houses))
        return made

    async def run_action(request: Request) -> Response:
        # `enable_selective_domain` leaves the domain out, since no action of ours reads it; the executor asks for one.
        result = await executor().run({"domain": {}} | await request.json())
        return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})

    async def evaluate(request: Request) -> Response:
        return JSONResponse(await ask(await request.json()))

    def guarded(door: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def guard(request: Request) -> Response:
            given = request.headers.get("authorization", "")
            if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
                return JSONResponse({"error": "token"}, status_code=401)
            try:
                return await door(request)
            except json.JSONDecodeError:
                return JSONResponse({"error": "this is not JSON"}, status_code=400)

        return guard

    return Starlette(
        routes=[
            Route("/actions", guarded(run_action), methods=["POST"]),
            Route("/ask", guarded(evaluate), methods=["POST"]),
        ]
    )
