"""The figures of a leader's own house, for a period that is over: the same report as `natlys report` makes, as PDF."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.desk.http import Refused, door, parts_of
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.report.make import make
from bot.report.pdf import pdf
from bot.report.period import parse
from bot.report.refused import Refused as NoReport


def routes() -> list[Route]:
    """`/figures/<period>.pdf`, the period as `2026-07`, `2026-Q3` or `2026`."""
    return [Route("/figures/{period}.pdf", door(_show, Role.LEADER), methods=["GET"])]


async def _show(request: Request, person: Person) -> Response:
    try:
        made = await asyncio.to_thread(_made, parts_of(request), person, request.path_params["period"])
    except NoReport:
        raise Refused("no_figures", 404) from None
    return Response(made, media_type="application/pdf")


def _made(parts: DeskParts, person: Person, period: str) -> bytes:
    house = parts.houses().get(person.house or "")
    if house is None:
        raise NoReport
    return pdf(make(parts.settings.database_url, house, parse(period), parts.clock(), "da"))
