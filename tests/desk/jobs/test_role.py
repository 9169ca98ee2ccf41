"""In PostgreSQL the desk works with a role that may do what it needs, and no more."""

import re
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
from bot.store.counters import CounterStore
from bot.store.database import connect, migrate
from tests.desk.conftest import Desk
from tests.desk.queue.conftest import Staff, signed_in
from tests.desk.queue.parent import HouseKey, Keyring
from tests.desk.queue.test_queue import do, done
from tests.store.postgres import OWNER

# As operations.md tells it: which files the owner runs, in this order.
GRANTS = re.findall(r"`(bot/\w+/\w+_role\.sql)`", (ROOT / "docs/operations.md").read_text(encoding="utf-8"))

pytestmark = pytest.mark.parametrize("parts", ["postgresql"], indirect=True)


@pytest.fixture
def limited(staff: Staff) -> Iterator[Staff]:
    """The same house, whose desk has the limited role; parents come by another way."""
    parts = staff.desk.parts
    address = parts.requests.url.render_as_string(hide_password=False)
    CounterStore(address).migrate()
    with parts.requests.begin() as connection:
        for role in ("natlys_front", "natlys_desk"):
            if not connection.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
                connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
        for file in GRANTS * 2:  # again, as after an update
            connection.exec_driver_sql((ROOT / file).read_text(encoding="utf-8"))
    engine = connect(address.replace(f"//{OWNER}@", "//natlys_desk@"))
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
    for colleague in (limited.anna, limited.bo):
        assert [row["id"] for row in limited.queue(colleague)] == [parent.id]
    done(limited.anna, parent, "claim", version=0)
    opened = do(limited.anna, parent, "open")
    assert [message["number"] for message in opened.json()["messages"]] == [1]
    done(limited.anna, parent, "advice", version=1, of=limited.bo.id)
    done(limited.bo, parent, "note", **parent.reply(2, "Sig det sådan her", 2, "advice"))
    done(limited.anna, parent, "answer", **parent.reply(3, "Hej", 3))
    done(limited.anna, parent, "hand-over", version=4, to=limited.bo.id)
    done(limited.bo, parent, "close", version=5, outcome="advice_given")
    done(limited.bo, parent, "reopen", version=6)
    done(limited.bo, parent, "close", version=7, outcome="advice_given")
    assert [message["text"] for message in parent.reads()] == ["Han sover ikke.", "Hej"]
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
