"""libsodium for the browser, served from our own origin as it came from its package.

Its module names its core by the package's name, which only a bundler understands: the core's address is put there.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.children import ROOT

_PACKAGES = ROOT / "node_modules"
_CORE = _PACKAGES / "libsodium-sumo/dist/modules-sumo-esm/libsodium-sumo.mjs"
_WRAPPERS = _PACKAGES / "libsodium-wrappers-sumo/dist/modules-sumo-esm/libsodium-wrappers.mjs"
_MEDIA_TYPE = "text/javascript"
# Both change only with a new version of Natlys.
_HEADERS = {"Cache-Control": "public, max-age=86400"}


def libsodium() -> list[Route]:
    """`/static/libsodium.js` and what it loads. They need `'wasm-unsafe-eval'` in the page's policy."""

    async def wrappers(request: Request) -> Response:
        return Response(_wrappers(_WRAPPERS), media_type=_MEDIA_TYPE, headers=_HEADERS)

    async def core(request: Request) -> Response:
        return FileResponse(_CORE, media_type=_MEDIA_TYPE, headers=_HEADERS)

    return [Route("/static/libsodium.js", wrappers), Route("/static/libsodium-core.js", core)]


def _wrappers(file: Path) -> str:
    named, served = 'from"libsodium-sumo"', 'from"/static/libsodium-core.js"'
    text = file.read_text(encoding="utf-8")
    assert named in text, f"{file.name} no longer imports libsodium-sumo as it did"
    return text.replace(named, served)
