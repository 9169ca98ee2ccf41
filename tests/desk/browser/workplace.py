"""A served desk on a Monday morning, and staff in front of their browsers."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.content.library import Library
from bot.desk.app import desk_app
from bot.desk.parts import DeskParts
from bot.desk.person import Role
from bot.desk.settings import DeskSettings
from bot.desk.sign_in import sessions
from bot.desk.tables import DESK, audit
from bot.desk.tables import accounts as table
from bot.desk.users import accounts
from bot.desk.users.fields import Fields
from bot.requests.mailbox import Mailbox
from bot.requests.tables import REQUESTS
from bot.store.database import connect, migrate
from tests.conftest import free_ports
from tests.desk.browser.parent import Parent
from tests.desk.conftest import Clock

MONDAY = datetime.fromisoformat("2026-11-23T07:58:00+01:00")
PHRASE = "syv blå kopper under bordet"


@dataclass
class Staff:
    """Somebody signed in, with the pages they open."""

    name: str
    account_id: str
    address: str
    context: BrowserContext
    page: Page

    def goes(self, place: str) -> Page:
        """Opens the console anew at a place."""
        self.page.goto(f"{self.address}/console#{place}")
        self.page.reload()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self.page

    def chooses(self, phrase: str = PHRASE) -> None:
        """Chooses an unlock phrase, as everybody must once."""
        self.goes("morning")
        self.types_twice(phrase)
        self.page.get_by_role("button", name="Lav min nøgle").click()
        expect(self.page.get_by_label("Gentag sætningen", exact=True)).to_have_count(0)

    def types_twice(self, phrase: str) -> None:
        self.page.get_by_label("Oplåsningssætning", exact=True).fill(phrase)
        self.page.get_by_label("Gentag sætningen", exact=True).fill(phrase)

    def unlocks(self, phrase: str = PHRASE) -> None:
        self.page.get_by_label("Oplåsningssætning", exact=True).fill(phrase)
        self.page.get_by_role("button", name="Lås op").click()

    def reads(self, request_id: str, phrase: str = PHRASE) -> Page:
        """Opens a request and unlocks it."""
        self.goes(f"request/{request_id}")
        self.unlocks(phrase)
        expect(self.page.get_by_role("heading", name="Beskeder")).to_be_visible()
        return self.page


@dataclass
class Workplace:
    """The desk that is served, its clock, and the mailbox that parents write to."""

    parts: DeskParts
    clock: Clock
    browser: Browser
    box: Mailbox

    @property
    def address(self) -> str:
        return self.parts.settings.desk_url

    def staff(self, name: str, *roles: Role, house: str | None = "lolland", **looks: Any) -> Staff:
        """Somebody new who is signed in; how that is done is tested elsewhere."""
        made = Fields(name, house, frozenset(roles or {Role.THERAPIST}))
        account_id = accounts.make(self.parts, f"{name.split()[0].lower()}@example.dk", made)[0]
        # As for one who has used their set-up link: the last administrator who can sign in is kept.
        with self.parts.desk.begin() as connection:
            connection.execute(sa.update(table).where(table.c.id == account_id).values(password_hash="-"))
        context = self.browser.new_context(locale="da-DK", **looks)
        token = sessions.begin(self.parts, account_id)
        context.add_cookies([{"name": self.parts.settings.cookie, "value": token, "url": self.address}])
        return Staff(name, account_id, self.address, context, context.new_page())

    def asked(self, content: dict[str, Any], urgency: int = 1) -> tuple[Parent, str]:
        """A parent who has asked, and the request's id."""
        parent = Parent(self.box)
        return parent, parent.asks(self.clock.at, content, urgency)

    def record(self, action: str) -> list[tuple[str, str]]:
        """Who did this to which request."""
        wanted = sa.select(audit.c.account_id, audit.c.request_id).where(audit.c.action == action)
        with self.parts.desk.connect() as connection:
            return [tuple(row) for row in connection.execute(wanted.order_by(audit.c.id))]


@contextlib.contextmanager
def workplace(folder: Path, browser: Browser) -> Iterator[Workplace]:
    """A desk on two SQLite files; browsers need it at the very address that its settings say."""
    library, clock, (port,) = Library(), Clock(MONDAY), free_ports(1)
    library.read_houses()
    settings = DeskSettings(data_dir=folder, desk_port=port)
    engines = connect(settings.requests_url), connect(settings.desk_database_url)
    parts = DeskParts(*engines, settings, lambda: library.houses, clock.now)
    migrate(parts.requests, REQUESTS)
    migrate(parts.desk, DESK)
    config = uvicorn.Config(desk_app(parts), port=port, log_config=None, access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield Workplace(parts, clock, browser, Mailbox(settings.requests_url))
    finally:
        for context in browser.contexts:
            context.close()
        server.should_exit = True
        thread.join()
        for engine in engines:
            engine.dispose()
