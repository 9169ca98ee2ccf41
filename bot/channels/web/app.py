"""The public web application: pages, static files, the widget and its interface, with strict headers."""

import logging
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.browser_libraries import libsodium
from bot.channels.web.api import Api, Refused, error
from bot.requests.code import LIST as CODE_WORDS

_HERE = Path(__file__).parent
PAGES, STATIC = _HERE / "pages", _HERE / "static"

log = logging.getLogger(__name__)


def web_app(api: Api, ready: Callable[[], Awaitable[bool]], exit_url: str, frame_ancestors: str) -> Starlette:
    """Everything that a parent's browser reaches."""

    def page(name: str) -> Callable[[Request], Awaitable[Response]]:
        html = (PAGES / name).read_text(encoding="utf-8").replace("{{exit}}", escape(exit_url))

        async def show(request: Request) -> Response:
            return HTMLResponse(html)

        return show

    async def widget(request: Request) -> Response:
        return FileResponse(STATIC / "widget.js", media_type="text/javascript")

    async def words(request: Request) -> Response:
        return FileResponse(CODE_WORDS, media_type="text/plain; charset=utf-8")

    async def health(request: Request) -> Response:
        return JSONResponse({"front": "up", "brain": "ready" if await ready() else "away"})

    async def refused(request: Request, exception: Exception) -> Response:
        assert isinstance(exception, Refused)
        return error(exception.code, exception.status)

    async def failed(request: Request, exception: Exception) -> Response:
        log.error("request.failed", exc_info=exception)
        return error("internal", 500)

    app = Starlette(
        routes=[
            Route("/", page("demo.html")),
            Route("/demo", page("demo.html")),
            Route("/chat", page("chat.html")),
            Route("/privatliv", page("privacy.html")),
            Route("/widget.js", widget),
            Route("/health", health),
            *api.routes(),
            *libsodium(),
            Route("/static/words.txt", words),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={Refused: refused, Exception: failed},
    )
    app.add_middleware(GZipMiddleware)  # leaves event streams alone
    app.add_middleware(Headers, frame_ancestors=frame_ancestors)
    return app


class Headers:
    """Strict headers on every answer: nothing from third parties, nothing kept, no cookie."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        shared = [
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]
        self._headers = [(b"content-security-policy", _policy("'self'", frame_ancestors)), *shared]
        # WebAssembly is libsodium, from here: in the chat a parent's browser makes codes.
        in_the_chat = _policy("'self' 'wasm-unsafe-eval'", frame_ancestors)
        self._chat_headers = [(b"content-security-policy", in_the_chat), *shared]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers; answers with a parent's words are never stored."""
        path = str(scope.get("path", ""))
        api, own = path.startswith("/api/"), self._chat_headers if path == "/chat" else self._headers

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *own]
                if api and not any(name == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _policy(scripts: str, frame_ancestors: str) -> bytes:
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {frame_ancestors}"
    )
    return policy.encode()
