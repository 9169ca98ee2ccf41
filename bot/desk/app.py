"""The desk's web application: its interface, its pages and static files, with strict headers."""

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.browser_libraries import libsodium
from bot.children import ROOT
from bot.desk import answers, figures
from bot.desk.headers import Headers, strict
from bot.desk.house import api as house
from bot.desk.http import Refused, error
from bot.desk.keys import api as keys
from bot.desk.parts import DeskParts
from bot.desk.queue import api as queue
from bot.desk.sign_in import api as sign_in
from bot.desk.sign_in import oidc
from bot.desk.users import api as users
from bot.requests.code import LIST as CODE_WORDS
from bot.store.away import StoreAway

_HERE = Path(__file__).parent
PAGES, STATIC = _HERE / "pages", _HERE / "static"
# What looks the same on both sides. Files, not code: the desk imports nothing of the front.
_SHARED = ROOT / "bot/channels/web/static"

log = logging.getLogger(__name__)


def desk_app(parts: DeskParts) -> Starlette:
    """Everything that staff's browsers reach."""

    async def failed(request: Request, exception: Exception) -> Response:
        log.error("request.failed", exc_info=exception)
        answer = error("internal", 500)
        answer.raw_headers += strict(parts.settings.https)  # Starlette sends this one past every middleware
        return answer

    app = Starlette(
        routes=[
            Route("/", _to_console),
            Route("/health", _health),
            *(Route(f"/{path.stem}", _file(path)) for path in sorted(PAGES.glob("*.html"))),
            *sign_in.routes(parts),
            *oidc.routes(parts),
            *users.routes(parts),
            *queue.routes(parts),
            *keys.routes(parts),
            *house.routes(parts),
            *answers.routes(),
            *figures.routes(),
            *libsodium(),
            *(Route(f"/static/{name}", _file(_SHARED / name)) for name in ("theme.css", "icon.svg")),
            Route("/static/words.txt", _file(CODE_WORDS)),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={Refused: _refused, StoreAway: _away, HTTPException: _not_found, Exception: failed},
    )
    app.state.parts = parts
    app.add_middleware(GZipMiddleware)  # leaves event streams alone
    app.add_middleware(Headers, https=parts.settings.https)
    return app


def _file(path: Path) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        return FileResponse(path)

    return show


async def _to_console(request: Request) -> Response:
    return RedirectResponse("/console")


async def _health(request: Request) -> Response:
    return JSONResponse({"desk": "up"})


async def _refused(request: Request, exception: Exception) -> Response:
    assert isinstance(exception, Refused)
    return error(exception.code, exception.status, **exception.more)


async def _away(request: Request, exception: Exception) -> Response:
    log.error("database.away.%s", exception)
    return error("away", 503)


async def _not_found(request: Request, exception: Exception) -> Response:
    assert isinstance(exception, HTTPException)
    return error("not_found", exception.status_code)
