"""The interface of keys, for therapists. Secret halves come and go locked or sealed."""

import asyncio
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.desk import fields
from bot.desk.fields import binary, identifier, spoken
from bot.desk.house.people import house_of, therapists
from bot.desk.http import Refused, body, door
from bot.desk.keys import made, proof, store
from bot.desk.parts import DeskParts
from bot.desk.person import Person, Role
from bot.requests.base64url import encoded

_PUBLIC, _SALT = 32, 16
_WRAPPED = 24 + 16 + 32  # nonce, tag, secret
_SEALED = 48 + 32  # sealed box of a secret
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_MOST_WRAPS = 200


def routes(parts: DeskParts) -> list[Route]:
    """Its doors."""
    challenges = proof.Challenges()

    async def show(request: Request, person: Person) -> Response:
        return JSONResponse(await asyncio.to_thread(_keys, parts, person))

    async def mine(request: Request, person: Person) -> Response:
        sent = await body(request)
        key = store.OwnKey(
            binary(sent, "public", _PUBLIC.__eq__),
            binary(sent, "wrapped", _WRAPPED.__eq__),
            binary(sent, "salt", _SALT.__eq__),
        )
        await asyncio.to_thread(store.set_own, parts, person, key)
        return Response(status_code=204)

    async def challenge(request: Request, person: Person) -> Response:
        keys = await asyncio.to_thread(store.of_house, parts.requests, house_of(person))
        current = next((key for key in keys if key.current), None)
        if current is None:
            raise Refused("not_found", 404)
        sealed = challenges.new(person.id, current.key_id, current.public, parts.utc())
        return JSONResponse({"challenge": encoded(sealed)})

    async def house(request: Request, person: Person) -> Response:
        sent = await body(request)
        key_id, public = _key_id(identifier(sent, "key_id")), binary(sent, "public", _PUBLIC.__eq__)
        proven = None
        if sent.get("proof") is not None:
            proven = challenges.met(person.id, binary(sent, "proof", proof.LENGTH.__eq__), parts.utc())
        await asyncio.to_thread(store.new_house_key, parts, person, key_id, public, _wraps(sent), proven)
        return Response(status_code=204)

    async def share(request: Request, person: Person) -> Response:
        sent = await body(request)
        await asyncio.to_thread(store.share, parts, person, identifier(sent, "account_id"), _wraps(sent))
        return Response(status_code=204)

    return [
        Route("/api/keys", door(show, Role.THERAPIST, quiet=True)),
        Route("/api/keys/mine", door(mine, Role.THERAPIST), methods=["POST"]),
        Route("/api/keys/house/challenge", door(challenge, Role.THERAPIST), methods=["POST"]),
        Route("/api/keys/house", door(house, Role.THERAPIST), methods=["POST"]),
        Route("/api/keys/share", door(share, Role.THERAPIST), methods=["POST"]),
    ]


def _keys(parts: DeskParts, person: Person) -> dict[str, Any]:
    house = house_of(person)
    mine, held = store.own(parts.desk, person.id), store.held(parts.desk, person.id)
    keys = store.of_house(parts.requests, house)
    colleagues = [one for one in therapists(parts.desk, house) if one.id != person.id]
    theirs = store.held_by(parts.desk, [one.id for one in colleagues])
    known = {key.key_id for key in keys}
    return {
        "mine": mine and {"public": encoded(mine.public), "wrapped": encoded(mine.wrapped), "salt": encoded(mine.salt)},
        "house": [
            {
                "key_id": key.key_id,
                "public": encoded(key.public),
                "current": key.current,
                "sealed": encoded(held[key.key_id]) if key.key_id in held else None,
            }
            for key in keys
        ],
        "colleagues": [
            {
                "id": one.id,
                "name": one.name,
                "public": encoded(one.public_key) if one.public_key else None,
                "has": [key_id for key_id in theirs[one.id] if key_id in known],
            }
            for one in colleagues
        ],
        "made": [
            {"by": {"id": one.account_id, "name": one.name}, "at": spoken(one.at)} for one in made.lately(parts, house)
        ],
    }


def _wraps(sent: dict[str, Any]) -> dict[str, bytes]:
    wraps = sent.get("wraps")
    if not isinstance(wraps, dict) or not 1 <= len(wraps) <= _MOST_WRAPS:
        raise Refused("bad_json", 400)
    return {name: fields.binary(wraps, name, _SEALED.__eq__) for name in wraps}


def _key_id(value: str) -> str:
    if not _KEY_ID.fullmatch(value):
        raise Refused("bad_json", 400)
    return value
