"""A desk on each of the databases, with people at it whose browsers speak HTTP with it."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from starlette.testclient import TestClient

from bot.content.library import Library
from bot.desk.app import desk_app
from bot.desk.parts import DeskParts
from bot.desk.person import Role
from bot.desk.settings import DeskSettings
from bot.desk.tables import DESK
from bot.desk.users import accounts
from bot.desk.users.fields import Fields
from bot.houses.profile import House
from bot.requests.tables import REQUESTS
from bot.store.database import connect, migrate
from tests.store.conftest import databases
from tests.store.conftest import postgres as postgres

URL = "http://127.0.0.1:8083"
PASSWORD = "grøn lampe ved åen"
WEDNESDAY = datetime.fromisoformat("2026-07-15T10:00:05+02:00")


@dataclass
class Clock:
    """The desk's time, which a test moves."""

    at: datetime = WEDNESDAY

    def now(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass
class Colleague:
    """An account that has been set up, and a browser that is signed in to it."""

    id: str
    login: str
    browser: TestClient
    secret: str


@dataclass
class Desk:
    """A desk, its parts and its clock."""

    parts: DeskParts
    clock: Clock
    browsers: list[TestClient] = field(default_factory=list)

    def browser(self) -> TestClient:
        """A new browser on one of our own pages."""
        made = TestClient(
            desk_app(self.parts),
            base_url=self.parts.settings.desk_url,
            headers={"Origin": self.parts.settings.desk_origin, "X-Natlys": "1"},
            follow_redirects=False,
        )
        self.browsers.append(made)
        return made

    def invited(self, login: str, *roles: Role, house: str | None = "lolland", name: str = "") -> tuple[str, str]:
        """The id of a new account, and the token in its set-up link."""
        made = accounts.make(self.parts, login, Fields(name or login, house, frozenset(roles)))
        return made[0], made[1].partition("#")[2]

    def colleague(self, login: str, *roles: Role, house: str | None = "lolland", name: str = "") -> Colleague:
        """Somebody who has used their set-up link and is signed in."""
        account_id, token = self.invited(login, *roles, house=house, name=name)
        browser = self.browser()
        secret = browser.post("/api/set-up/begin", json={"token": token}).json()["secret"]
        done = browser.post("/api/set-up", json={"token": token, "password": PASSWORD, "code": self.code(secret)})
        assert done.status_code == 204, done.text
        # A code is good once: the next sign-in takes the next code.
        self.clock.pass_(seconds=30)
        return Colleague(account_id, login, browser, secret)

    def code(self, secret: str) -> str:
        """What the app on the phone shows now."""
        return pyotp.TOTP(secret).at(self.clock.at)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def houses() -> dict[str, House]:
    library = Library()
    library.read_houses()
    return library.houses


@pytest.fixture(params=["sqlite", "postgresql"])
def parts(request: pytest.FixtureRequest, clock: Clock, houses: dict[str, House]) -> Iterator[DeskParts]:
    """The desk's parts on two new SQLite files, or in one new PostgreSQL database."""
    with tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()) as folder:
        if request.param == "sqlite":
            requests_url, desk_url = (f"sqlite:///{Path(folder) / name}.sqlite3" for name in ("requests", "desk"))
        else:
            requests_url = desk_url = request.getfixturevalue("postgres").new_database()
        made = DeskParts(
            requests=connect(requests_url),
            desk=connect(desk_url),
            settings=DeskSettings(data_dir=Path(folder), desk_url=URL),
            houses=lambda: houses,
            clock=clock.now,
        )
        migrate(made.requests, REQUESTS)
        migrate(made.desk, DESK)
        yield made
        made.requests.dispose()
        made.desk.dispose()


@pytest.fixture
def desk(parts: DeskParts, clock: Clock) -> Iterator[Desk]:
    made = Desk(parts, clock)
    yield made
    for browser in made.browsers:
        browser.close()
