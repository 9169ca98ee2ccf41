"""The session's cookie: no script reads it, no other site's page makes a browser send it."""

from starlette.responses import Response

from bot.desk.settings import DeskSettings


def give(response: Response, settings: DeskSettings, token: str) -> Response:
    """The response with the cookie, which the browser forgets when it is closed."""
    response.set_cookie(settings.cookie, token, path="/", secure=settings.https, httponly=True, samesite="strict")
    return response


def take(response: Response, settings: DeskSettings) -> Response:
    """The response that makes the browser forget the cookie."""
    response.delete_cookie(settings.cookie, path="/", secure=settings.https, httponly=True, samesite="strict")
    return response
