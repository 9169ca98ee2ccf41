"""In PostgreSQL the desk works with a role that may do what it needs, and no more."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.desk.house.capacity import refresh_all
from bot.desk.jobs.deletion import delete
from bot.desk.jobs.leavers import let_go
from bot.desk.parts import DeskParts
from bot.desk.person import Role
from bot.desk.tables import DESK
from bot.requests.tables import REQUESTS
from bot.settings import ROOT
from bot.store.database import connect, migrate
from tests.desk.conftest import Desk
from tests.desk.queue.conftest import Staff, signed_in
from tests.desk.queue.parent import HouseKey, Keyring
from tests.desk.queue.test_queue import do, done
from tests.store.postgres import OWNER

GRANTS = ROOT / "bot/requests/desk_role.sql"

pytestmark = pytest.mark.parametrize("parts", ["postgresql"], indirect=True)


@pytest.fixture
def limited(staff: Staff) -> Iterator[Staff]:
    """The same house, whose desk has the limited role; parents come by another way."""
    parts = staff.desk.parts
    with parts.requests.begin() as connection:
        if not connection.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = 'natlys_desk'")):
            connection.exec_driver_sql("CREATE ROLE natlys_desk LOGIN")
        connection.exec_driver_sql(GRANTS.read_text(encoding="utf-8"))
    address = parts.requests.url.render_as_string(hide_password=False).replace(f"//{OWNER}@", "//natlys_desk@")
    engine = connect(address)
    desk = Desk(replace(parts, requests=engine, desk=engine), staff.desk.clock)
    anna, bo = (signed_in(desk, login, Role.THERAPIST) for login in ("anna2", "bo2"))
    yield replace(staff, desk=desk, anna=anna, bo=bo)
    engine.dispose()


def owners(parts: DeskParts, limited: Staff) -> Staff:
    return replace(limited, desk=Desk(parts, limited.desk.clock))


def test_it_can_do_all_that_staff_do(parts: DeskParts, limited: Staff):
    migrate(limited.desk.parts.requests, REQUESTS)
    migrate(limited.desk.parts.desk, DESK)
    rings = [Keyring(limited.anna), Keyring(limited.bo)]
    for ring in rings:
        ring.make_own()
    new = HouseKey()
    with parts.desk.begin() as connection:
        connection.exec_driver_sql("DELETE FROM wraps")
    assert rings[0].make_house(new) == 204
    assert rings[0].share(rings[1], new) == 204
    parent = owners(parts, limited).parent()
    parent.key = new
    parent.asks()
    done(limited.anna, parent, "claim", version=0)
    assert do(limited.anna, parent, "open").status_code == 200
    done(limited.anna, parent, "answer", **parent.reply(2, "Hej", 1))
    done(limited.anna, parent, "close", version=2, outcome="advice_given")
    away = {"starts": "2026-07-16", "ends": "2026-07-17"}
    assert limited.anna.browser.post("/api/house/absences", json=away).status_code == 201
    assert limited.anna.browser.post("/api/house/calls", json={"calls": 3}).status_code == 204
    for work in (let_go, refresh_all, delete):
        work(limited.desk.parts)
    limited.desk.clock.pass_(days=14)
    delete(limited.desk.parts)
    with parts.requests.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM requests")) == 0
        assert connection.scalar(sa.text("SELECT count(*) FROM messages")) == 0


@pytest.mark.parametrize(
    "forbidden",
    [
        "SELECT lookup FROM requests",
        "SELECT * FROM requests",
        "UPDATE requests SET house = 'skive'",
        "UPDATE requests SET parent_key = ''",
        "INSERT INTO requests (id) VALUES ('a')",
        "UPDATE messages SET for_parent = for_house",
        "DELETE FROM messages",
        "UPDATE house_keys SET public_key = ''",
        "DELETE FROM house_keys",
        "UPDATE days SET taken = 0",
        "INSERT INTO withdrawn VALUES ('a', 'lolland', now())",
        "DELETE FROM audit",
        "UPDATE audit SET account_id = 'a'",
        "SELECT * FROM deployment",
        "UPDATE alembic_version_desk SET version_num = '0'",
        "CREATE TABLE words (said TEXT)",
        "DROP TABLE audit",
    ],
)
def test_it_can_do_no_more(limited: Staff, forbidden: str):
    with limited.desk.parts.desk.begin() as connection, pytest.raises(sa.exc.ProgrammingError) as refused:
        connection.exec_driver_sql(forbidden)
    assert type(refused.value.orig).__name__ == "InsufficientPrivilege"
