"""PostgreSQL: what the front may do with requests is what the mailbox does with them, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import requests as requests_package
from bot import store as store_package
from bot.requests.mailbox import Mailbox
from bot.requests.request import Found, Gone
from bot.requests.tables import requests, withdrawn
from bot.store.counters import CounterStore
from bot.store.database import connect
from tests.requests.conftest import NOW, UNTIL, House, Parent, callback, message
from tests.store.postgres import OWNER, Postgres

GRANTS = [Path(package.__file__).with_name("front_role.sql") for package in (store_package, requests_package)]


@pytest.fixture
def address(postgres: Postgres) -> str:
    return postgres.new_database()


@pytest.fixture
def as_front(mailbox: Mailbox, address: str, engine: sa.Engine) -> str:
    """The address for the front's role, after the owner has run both files, twice as after an update."""
    CounterStore(address).migrate()
    with engine.begin() as connection:
        known = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = 'natlys_front'").first()
        if not known:
            connection.exec_driver_sql("CREATE ROLE natlys_front LOGIN")
        for file in GRANTS * 2:
            connection.exec_driver_sql(file.read_text(encoding="utf-8"))
    return address.replace(f"//{OWNER}@", "//natlys_front@")


@pytest.fixture
def front(as_front: str) -> Mailbox:
    made = Mailbox(as_front)
    made.migrate()
    return made


@pytest.fixture
def connection(as_front: str) -> Iterator[sa.Connection]:
    """Somebody who has the front's password and nothing else."""
    engine = connect(as_front)
    with engine.connect() as made:
        yield made
    engine.dispose()


@pytest.fixture
def others(front: Mailbox, house: House) -> Found:
    """A request of somebody else."""
    parent = Parent()
    front.add(callback(), parent.ticket, NOW)
    return front.find(parent.hash)


def test_it_can_do_all_that_the_mailbox_does(front: Mailbox, house: House, engine: sa.Engine):
    house.has_room(2)
    assert len(front.salt()) == 16
    assert front.houses() == {house.name}
    parent, other = Parent(), Parent()
    assert front.add(callback(), parent.ticket, NOW)
    assert front.add(message(), other.ticket, NOW)
    assert front.add(message(), other.ticket, NOW)
    front.write(parent.hash, "og en ting til", 2, UNTIL, NOW)
    found = front.find(parent.hash)
    assert [told["text"] for told in house.reads(found.id)][-1] == "og en ting til"
    assert len(found.messages) == 2
    assert len(front.find(other.hash).messages) == 1
    assert house.taken() == 1
    assert front.full(house.name, NOW.date()) == frozenset()
    front.withdraw(parent.hash)
    assert house.taken() == 0
    with pytest.raises(Gone):
        front.find(parent.hash)
    with engine.connect() as looking:
        assert looking.scalars(sa.select(withdrawn.c.request_id)).all() == [found.id]
    assert front.find(other.hash).state == "waiting"


def test_it_cannot_list_what_there_is(others: Found, connection: sa.Connection):
    for listed in ("SELECT id FROM requests", "SELECT for_parent FROM messages", "SELECT count(*) FROM requests"):
        assert connection.exec_driver_sql(listed).fetchall() in ([], [(0,)]), listed
    for guess in ("", "%", "null", "00" * 32):
        connection.execute(sa.text("SELECT set_config('natlys.lookup', :guess, false)"), {"guess": guess})
        assert connection.exec_driver_sql("SELECT id FROM requests").fetchall() == [], guess
        assert connection.exec_driver_sql("SELECT number FROM messages").fetchall() == [], guess


def test_what_one_transaction_may_see_the_next_may_not(others: Found, front: Mailbox, as_front: str, engine: sa.Engine):
    """A connection is used again for the next parent."""
    with engine.connect() as looking:
        lookup = looking.scalar(sa.select(requests.c.lookup))
    one = connect(f"{as_front}&application_name=one")
    with one.connect() as connection:
        with connection.begin():
            connection.execute(sa.select(sa.func.set_config("natlys.lookup", lookup.hex(), True)))
            assert len(connection.exec_driver_sql("SELECT id FROM requests").fetchall()) == 1
        with connection.begin():
            assert connection.exec_driver_sql("SELECT id FROM requests").fetchall() == []
    one.dispose()


@pytest.mark.parametrize(
    "touching",
    [
        "UPDATE requests SET state = 'done'",
        "UPDATE requests SET urgency = 0, version = version + 1",
        "DELETE FROM requests",
    ],
)
def test_the_row_of_another_is_not_touched(others: Found, connection: sa.Connection, engine: sa.Engine, touching: str):
    for lookup in ("", "00" * 32):
        connection.execute(sa.text("SELECT set_config('natlys.lookup', :it, false)"), {"it": lookup})
        assert connection.exec_driver_sql(touching).rowcount == 0
    connection.commit()
    with engine.connect() as looking:
        row = looking.execute(sa.select(requests)).one()
    assert (row.state, row.urgency, row.version) == ("waiting", 1, 0)


def test_a_row_of_ones_own_cannot_become_anothers(others: Found, front: Mailbox, as_front: str):
    parent = Parent()
    front.add(message(), parent.ticket, NOW)
    engine = connect(as_front)
    with engine.begin() as connection, pytest.raises(sa.exc.ProgrammingError) as refused:
        connection.execute(sa.select(sa.func.set_config("natlys.lookup", parent.hash.hex(), True)))
        connection.exec_driver_sql("UPDATE requests SET lookup = decode('00', 'hex')")
    assert type(refused.value.orig).__name__ == "InsufficientPrivilege"
    engine.dispose()


@pytest.mark.parametrize(
    "forbidden",
    [
        "SELECT * FROM withdrawn",
        "UPDATE withdrawn SET house = 'odder'",
        "DELETE FROM withdrawn",
        "UPDATE requests SET claimed_by = 'me'",
        "UPDATE requests SET house = 'odder'",
        "UPDATE requests SET parent_key = decode('00', 'hex')",
        "UPDATE requests SET outcome = 'advice_given'",
        "UPDATE messages SET from_staff = true",
        "DELETE FROM messages",
        "TRUNCATE requests CASCADE",
        "INSERT INTO house_keys VALUES ('k', 'lolland', decode('00', 'hex'), now())",
        "UPDATE house_keys SET public_key = decode('00', 'hex')",
        "UPDATE deployment SET salt = decode('00', 'hex')",
        "UPDATE days SET room = 99",
        "INSERT INTO days VALUES ('lolland', '2026-11-23', 9)",
        "DELETE FROM days",
        "UPDATE alembic_version_requests SET version_num = '0'",
        "ALTER TABLE requests DISABLE ROW LEVEL SECURITY",
        "DROP POLICY front_knows_the_code ON requests",
        "CREATE TABLE words (said TEXT)",
        "SET ROLE natlys",
    ],
)
def test_what_is_not_its_own_is_refused(others: Found, connection: sa.Connection, forbidden: str):
    with pytest.raises(sa.exc.ProgrammingError) as refused:
        connection.exec_driver_sql(forbidden)
    assert type(refused.value.orig).__name__ == "InsufficientPrivilege"
