"""A house at work: two therapists of Lolland who share a key, and one of Skive."""

from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from bot.desk.person import Role
from bot.desk.sign_in import sessions
from bot.desk.tables import audit
from tests.desk.conftest import Colleague, Desk
from tests.desk.queue.parent import HouseKey, Keyring, Parent


@dataclass
class Staff:
    """Anna and Bo work in Lolland, Carl in Skive."""

    desk: Desk
    anna: Colleague
    bo: Colleague
    carl: Colleague
    key: HouseKey
    keyrings: dict[str, Keyring]

    def parent(self) -> Parent:
        """One who has not asked yet."""
        return Parent(self.desk.parts, self.key)

    def queue(self, colleague: Colleague) -> list[dict[str, object]]:
        found: list[dict[str, object]] = colleague.browser.get("/api/queue").json()["requests"]
        return found

    def record(self) -> list[tuple[str, str]]:
        """Who did what to requests, in order."""
        wanted = sa.select(audit.c.account_id, audit.c.action).where(audit.c.request_id.is_not(None))
        with self.desk.parts.desk.connect() as connection:
            return [tuple(row) for row in connection.execute(wanted.order_by(audit.c.id))]


def signed_in(desk: Desk, login: str, *roles: Role, house: str = "lolland") -> Colleague:
    """Somebody with a session. How one is had, which takes a second, is tested elsewhere."""
    account_id, _ = desk.invited(login, *roles, house=house, name=login.capitalize())
    browser = desk.browser()
    browser.cookies.set(desk.parts.settings.cookie, sessions.begin(desk.parts, account_id))
    return Colleague(account_id, login, browser, "")


@pytest.fixture
def staff(desk: Desk) -> Staff:
    anna, bo = signed_in(desk, "anna", Role.THERAPIST), signed_in(desk, "bo", Role.THERAPIST)
    carl = signed_in(desk, "carl", Role.THERAPIST, house="skive")
    rings = {one.login: Keyring(one) for one in (anna, bo)}
    for ring in rings.values():
        ring.make_own()
    key = HouseKey()
    assert rings["anna"].make_house(key, rings["bo"]) == 204
    return Staff(desk, anna, bo, carl, key, rings)
