"""The doors of the desk's interface: who may come in, what a request must look like, and how errors are told."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.content.bilingual import Bilingual
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.desk.sign_in import sessions

LARGEST_BODY = 200_000
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")

type Endpoint = Callable[[Request], Awaitable[Response]]
type Handler = Callable[[Request, Person], Awaitable[Response]]


class Refused(Exception):
    """A request that cannot be served; told kindly, in both languages. `more` stands beside the error."""

    def __init__(self, code: str, status: int, **more: Any) -> None:
        super().__init__(code)
        self.code, self.status, self.more = code, status, more


def error(code: str, status: int, **more: Any) -> JSONResponse:
    """The one shape of an error: `{"error": {"code", "message": {"da", "en"}}}`."""
    text = say(code)
    return JSONResponse(
        {"error": {"code": code, "message": {"da": text.da, "en": text.en}}, **more}, status_code=status
    )


def say(code: str) -> Bilingual:
    """The text of an error. KeyError for an unknown code: a defect of ours."""
    return _texts()[code]


def door(handler: Handler, *roles: Role, quiet: bool = False) -> Endpoint:
    """A door for those who are signed in and have one of the roles; with no roles, for anyone signed in.

    A `quiet` one does not count as use: what a page fetches by itself must not keep a session alive.
    """

    async def endpoint(request: Request) -> Response:
        _ours(request)
        person = await signed_in(request, quiet=quiet)
        if person is None:
            raise Refused("signed_out", 401)
        if roles and not person.roles & set(roles):
            raise Refused("not_allowed", 403)
        return await handler(request, person)

    return endpoint


def porch(handler: Endpoint) -> Endpoint:
    """A door for those who have not signed in: what changes something must still come from our own pages."""

    async def endpoint(request: Request) -> Response:
        _ours(request)
        return await handler(request)

    return endpoint


async def signed_in(request: Request, *, quiet: bool = True) -> Person | None:
    """Who sent the request, if their session still holds; a stream that stays open asks again."""
    parts = parts_of(request)
    token = request.cookies.get(parts.settings.cookie, "")
    return await asyncio.to_thread(sessions.find, parts, token, quiet=quiet)


def parts_of(request: Request) -> DeskParts:
    """The parts of the application that serves the request."""
    parts: DeskParts = request.app.state.parts
    return parts


async def body(request: Request) -> dict[str, Any]:
    """The request's JSON object. Raises Refused if it is too large or is none."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise Refused("too_large", 413)
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused("bad_json", 400) from None
    if not isinstance(read, dict) or not _storable(read):
        raise Refused("bad_json", 400)
    return read


def _storable(read: object) -> bool:
    """Whether its texts are such as a database takes: no half of a surrogate pair, no NUL."""
    try:
        written = json.dumps(read, ensure_ascii=False)
        written.encode()
    except UnicodeEncodeError:
        return False
    return _NUL.search(written) is None


def _ours(request: Request) -> None:
    """Refuses a change that another site asked a browser for.

    Another site can send neither this header nor JSON without asking us first, and we never say yes; that its origin
    is not ours says it once more.
    """
    if request.method in ("GET", "HEAD"):
        return
    headers = request.headers
    if (
        headers.get("x-natlys") != "1"
        or headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json"
        or headers.get("origin") != parts_of(request).settings.desk_origin
    ):
        raise Refused("not_ours", 403)


@cache
def _texts() -> dict[str, Bilingual]:
    """Each part of the desk has its own file."""
    found: dict[str, Bilingual] = {}
    for path in sorted(Path(__file__).parent.rglob("texts.yml")):
        loaded = YAML(typ="safe").load(path)
        found |= {code: Bilingual.model_validate(text) for code, text in loaded.items()}
    return found
