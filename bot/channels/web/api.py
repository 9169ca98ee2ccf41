"""The widget's interface: begin a conversation, send a message, delete. Answers stream as they come."""

import json
import logging
from base64 import urlsafe_b64decode
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.contact.desk import TooMany
from bot.contact.sending import receipt_of
from bot.content.bilingual import Language
from bot.conversations import Conversation, Conversations, Expired, Full
from bot.deletion import asked_in, delete
from bot.requests.base64url import encoded
from bot.requests.code import KEY_BYTES, LOOKUP_BYTES, Ticket
from bot.requests.request import Gone
from bot.store.away import StoreAway
from bot.turn import LONGEST, Turn
from bot.words import say
from bot.words.reply import Reply
from bot.words.texts import texts
from bot.words.voice import Voice

LARGEST_BODY = 100_000

log = logging.getLogger(__name__)


class Refused(Exception):
    """A request that cannot be served; told kindly, in both languages."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code, self.status = code, status


def error(code: str, status: int) -> JSONResponse:
    """The one shape of an error: `{"error": {"code", "message": {"da", "en"}}}`."""
    text = texts()[f"error_{code}"]
    message = {lang: words.format(limit=LONGEST) for lang, words in (("da", text.da), ("en", text.en))}
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


class Api:
    """`/api/conversation`, `/api/message`, `/api/delete`, `/api/code`, `/api/receipt` and `/api/calendar`."""

    def __init__(self, turn: Turn, conversations: Conversations, clock: Callable[[], datetime]) -> None:
        self._turn, self._conversations, self._clock = turn, conversations, clock

    def routes(self) -> list[Route]:
        """Their doors."""
        return [
            Route("/api/conversation", self.begin, methods=["POST"]),
            Route("/api/message", self.message, methods=["POST"]),
            Route("/api/delete", self.delete, methods=["POST"]),
            Route("/api/code", self.code, methods=["GET"]),
            Route("/api/receipt", self.receipt, methods=["POST"]),
            Route("/api/calendar/{house}/{offer}.{language:str}.ics", self.calendar, methods=["GET"]),
        ]

    async def begin(self, request: Request) -> Response:
        """A new conversation for a house, with the greeting."""
        body = await _body(request)
        house_id = body.get("house") or None
        if house_id is not None and house_id not in self._turn.library.houses:
            raise Refused("unknown_house", 404)
        language: Language = "en" if body.get("language") == "en" else "da"
        try:
            conversation = self._conversations.begin("web", house_id, language)
        except Full:
            raise Refused("full", 503) from None
        house = self._turn.library.houses.get(house_id or "")
        voice = Voice(language, house, self._clock())
        greeting = say.greeting(voice, voice.say("anonymous_here"))
        return JSONResponse(
            {
                "conversation": conversation.key,
                "house": {"id": house.id, "name": house.name} if house else None,
                "replies": [greeting.as_dict()],
            }
        )

    async def message(self, request: Request) -> Response:
        """One message; the replies stream as server-sent events. The word “slet” alone deletes the conversation."""
        body = await _body(request)
        text = body.get("text")
        if not isinstance(text, str):
            raise Refused("bad_json", 400)
        key = _key(body)
        conversation = self._lasting(key)
        if language := asked_in(text, conversation):
            await delete(key, self._conversations, self._turn)
            return _stream(self._deleted(language))
        if not conversation:
            raise Refused("expired", 410)
        if conversation.one_at_a_time.locked():
            raise Refused("busy", 429)
        return _stream(self._events(conversation, text, _ticket(body)))

    def _lasting(self, key: str) -> Conversation | None:
        try:
            return self._conversations.get(key)
        except Expired:
            return None

    async def _events(self, conversation: Conversation, text: str, ticket: Ticket | None) -> AsyncIterator[str]:
        async with conversation.one_at_a_time:
            try:
                async for said in self._turn.take(conversation, text, self._clock(), ticket):
                    if isinstance(said, Reply):
                        yield _event("reply", said.as_dict())
            except Exception:
                log.exception("turn.failed")
                voice = Voice("en" if conversation.language == "en" else "da", None, self._clock())
                yield _event("reply", say.failed(voice).as_dict())
            yield _event("done", {"language": conversation.language})

    async def _deleted(self, language: Language) -> AsyncIterator[str]:
        voice = Voice(language, None, self._clock())
        yield _event("deleted", {})
        yield _event("reply", say.deleted(voice).as_dict())
        yield _event("done", {"language": language})

    async def delete(self, request: Request) -> Response:
        """Forgets a conversation at once, here and in the brain."""
        await delete(_key(await _body(request)), self._conversations, self._turn)
        return Response(status_code=204)

    async def code(self, request: Request) -> Response:
        """What a browser makes codes with: the salt of this deployment (base64url)."""
        try:
            salt = await self._turn.contact.desk.salt()
        except StoreAway:
            raise Refused("internal", 503) from None
        return JSONResponse({"salt": encoded(salt)})

    async def receipt(self, request: Request) -> Response:
        """The receipt of a request whose answer was lost on its way; 404 when it was never kept."""
        body = await _body(request)
        ticket, desk = _ticket(body), self._turn.contact.desk
        if ticket is None:
            raise Refused("bad_json", 400)
        try:
            found = await desk.find(ticket)
        except Gone:
            raise Refused("not_kept", 404) from None
        except (StoreAway, TooMany):
            raise Refused("internal", 503) from None
        language: Language = "en" if body.get("language") == "en" else "da"
        voice = Voice(language, self._turn.library.houses.get(found.house), self._clock())
        return JSONResponse({"replies": [receipt_of(found, voice).as_dict()]})

    async def calendar(self, request: Request) -> Response:
        """The next dates of an offer as a calendar file, made for this one answer and not kept."""
        from bot.words.calendar import calendar  # what only this needs is loaded when it is asked for

        house = self._turn.library.houses.get(request.path_params["house"])
        offer = house.offer(request.path_params["offer"]) if house else None
        language: Language = "en" if request.path_params["language"] == "en" else "da"
        file = calendar(offer, Voice(language, house, self._clock())) if offer else None
        if file is None:
            raise Refused("no_calendar", 404)
        headers = {"Content-Disposition": f'attachment; filename="{request.path_params["offer"]}.ics"'}
        return Response(file, media_type="text/calendar; charset=utf-8", headers=headers)


def _key(body: dict[str, Any]) -> str:
    return str(body.get("conversation") or "")


def _ticket(body: dict[str, Any]) -> Ticket | None:
    """What the parent's device made of a code; None where there is none that could be one."""
    told = body.get("ticket")
    if not isinstance(told, dict):
        return None
    try:
        lookup, public_key = (urlsafe_b64decode(str(told[name]) + "==") for name in ("lookup", "public_key"))
    except (KeyError, ValueError):
        return None
    sizes = (len(lookup), len(public_key))
    return Ticket(lookup, public_key) if sizes == (LOOKUP_BYTES, KEY_BYTES) else None


def _stream(events: AsyncIterator[str]) -> StreamingResponse:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _body(request: Request) -> dict[str, Any]:
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise Refused("too_large", 413)
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise Refused("too_large", 413)
    try:
        body = json.loads(raw)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("bad_json", 400) from None
    if not isinstance(body, dict):
        raise Refused("bad_json", 400)
    return body
