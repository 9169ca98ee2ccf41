"""Signing in at the municipality's own server: OpenID Connect, authorization code with PKCE, state and nonce.

Authlib speaks the protocol and checks the ID token's signature and claims. What belongs to one sign-in under way
waits here in memory; the browser holds the key to it in a short-lived cookie.
"""

import asyncio
import logging
import secrets
import time
from collections import OrderedDict
from html import escape
from pathlib import Path
from typing import Any

from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App  # type: ignore[import-untyped]
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.desk.http import say
from bot.desk.parts import DeskParts
from bot.desk.sign_in import groups
from bot.desk.sign_in.api import begin_session
from bot.store.away import StoreAway

_COOKIE = "natlys_desk_oidc"
_GOOD_FOR = 600  # seconds
_MOST_UNDER_WAY = 1000
# Only keys of which the server alone has the secret half sign an ID token.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
_PAGE = Path(__file__).with_name("refused.html")

log = logging.getLogger(__name__)


def routes(parts: DeskParts) -> list[Route]:
    """`/oidc/start` and `/oidc/callback`, if there is a sign-in server."""
    if not parts.settings.oidc_issuer:
        return []
    oidc = Oidc(parts)
    return [
        Route("/oidc/start", oidc.start, methods=["GET"]),
        Route("/oidc/callback", oidc.callback, methods=["GET"]),
    ]


class Oidc:
    """One sign-in server."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._under_way: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()
        self._client: StarletteOAuth2App | None = None

    async def start(self, request: Request) -> Response:
        """Sends the browser to the sign-in server."""
        session: dict[str, Any] = {}
        request.scope["session"] = session
        try:
            client = await self._known()
            response: Response = await client.authorize_redirect(
                request, f"{self._parts.settings.desk_url}/oidc/callback"
            )
        except Exception as error:  # whatever a foreign server and the way to it come up with
            return _told("oidc_away", 503, error)
        token = secrets.token_urlsafe(32)
        self._under_way[token] = (time.monotonic() + _GOOD_FOR, session)
        while len(self._under_way) > _MOST_UNDER_WAY:
            self._under_way.popitem(last=False)
        # Lax, not Strict: the browser comes back from another site, and must bring it.
        response.set_cookie(
            _COOKIE,
            token,
            max_age=_GOOD_FOR,
            path="/oidc",
            secure=self._parts.settings.https,
            httponly=True,
            samesite="lax",
        )
        return response

    async def callback(self, request: Request) -> Response:
        """Takes the browser back, with a session if the person may come in."""
        request.scope["session"] = self._taken(request.cookies.get(_COOKIE, ""))
        try:
            issuer, claims = await self._claims(request)
            account_id = await asyncio.to_thread(
                groups.account,
                self._parts,
                issuer,
                claims["sub"],
                str(claims.get("name") or claims.get("preferred_username") or ""),
                _listed(claims.get(self._parts.settings.oidc_groups_claim)),
            )
        except groups.Outside as outside:
            response = _told(outside.code, 403, None)
        except StoreAway:
            response = _told("away", 503, None)
        except Exception as error:  # a lie, a slip, or a line that broke: nobody comes in
            response = _told("oidc_failed", 400, error)
        else:
            response = await begin_session(self._parts, request, account_id, RedirectResponse("/console", 303))
        response.delete_cookie(_COOKIE, path="/oidc")
        return response

    async def _claims(self, request: Request) -> tuple[str, dict[str, Any]]:
        """What the ID token says, checked; groups may stand in the userinfo instead."""
        client = await self._known()
        settings = self._parts.settings
        token = await client.authorize_access_token(
            request,
            claims_options={
                "iss": {"essential": True, "value": settings.oidc_issuer},
                "aud": {"essential": True, "value": settings.oidc_client_id},
                "sub": {"essential": True},
                "exp": {"essential": True},
                "nonce": {"essential": True},
            },
            leeway=60,
        )
        claims = dict(token["userinfo"])
        if settings.oidc_groups_claim not in claims and client.server_metadata.get("userinfo_endpoint"):
            more = dict(await client.userinfo(token=token))
            if more.get("sub") == claims["sub"]:
                claims = more | claims
        return settings.oidc_issuer, claims

    async def _known(self) -> StarletteOAuth2App:
        """Authlib's client, once the server's own description has been read and is about this very server."""
        if self._client:
            return self._client
        settings = self._parts.settings
        client: StarletteOAuth2App = OAuth().register(
            name="oidc",
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value() or None,
            server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": settings.oidc_scope, "code_challenge_method": "S256"},
        )
        metadata = await client.load_server_metadata()
        if metadata["issuer"] != settings.oidc_issuer:
            raise ValueError("another issuer")
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in _ALGORITHMS]
        self._client = client
        return client

    def _taken(self, token: str) -> dict[str, Any]:
        """What belongs to the sign-in under way, once; empty when there is none or it took too long."""
        until, session = self._under_way.pop(token, (0.0, {}))
        return session if time.monotonic() < until else {}


def _listed(claim: object) -> list[object]:
    return claim if isinstance(claim, list) else [claim]


def _told(code: str, status: int, error: Exception | None) -> Response:
    """A page that says it: the person comes from another site and sees no page of ours that could."""
    if error is not None:
        log.warning("oidc.%s.%s", code, type(error).__name__)
    text = say(code)
    page = _PAGE.read_text(encoding="utf-8").replace("{{da}}", escape(text.da)).replace("{{en}}", escape(text.en))
    return HTMLResponse(page, status)
