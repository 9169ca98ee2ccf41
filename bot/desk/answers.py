"""What Natlys's answers are called: so that a therapist sees what a parent has been told already."""

import asyncio
from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.content.library import Library
from bot.desk.http import door
from bot.desk.person import Person, Role


def routes() -> list[Route]:
    """`/api/titles`."""
    return [Route("/api/titles", door(_show, Role.THERAPIST, quiet=True), methods=["GET"])]


async def _show(request: Request, person: Person) -> Response:
    return JSONResponse(await asyncio.to_thread(titles))


@cache
def titles() -> dict[str, dict[str, str]]:
    """The titles by the name of the FAQ story; read once, since a title that changes meanwhile only looks old."""
    library = Library()
    library.read_stories()
    return {name: {"da": story.title.da, "en": story.title.en} for name, story in library.stories.items()}
