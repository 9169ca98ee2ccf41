"""Strict headers on everything the desk answers."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# libsodium is WebAssembly. `data:` is for the QR code alone.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_HTTPS_FOR_A_YEAR = (b"strict-transport-security", b"max-age=31536000")


def strict(https: bool) -> list[tuple[bytes, bytes]]:
    """The headers."""
    return [*_ALWAYS, _HTTPS_FOR_A_YEAR] if https else _ALWAYS


class Headers:
    """Nothing from third parties, no frame around a page, and nothing but static files kept by the browser."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self._app = app
        self._headers = strict(https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers."""
        static = str(scope.get("path", "")).startswith("/static/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *self._headers]
                if not static:
                    headers = [(name, value) for name, value in headers if name != b"cache-control"]
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_headers)
