"""Nothing is released, and nothing done, that is not recorded first."""

import pytest
import sqlalchemy as sa

from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import do, done


@pytest.fixture
def no_record(staff: Staff) -> None:
    """A database that takes no more records."""
    with staff.desk.parts.desk.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit RENAME TO elsewhere")


def test_each_opening_is_recorded_and_nothing_of_what_stands_in_it(staff: Staff):
    parent = staff.parent().asks()
    for colleague in (staff.anna, staff.bo, staff.anna):
        assert do(colleague, parent, "open").status_code == 200
    assert staff.record() == [(one.id, "open") for one in (staff.anna, staff.bo, staff.anna)]
    with staff.desk.parts.desk.connect() as connection:
        row = connection.execute(sa.text("SELECT * FROM audit ORDER BY id DESC")).mappings().first()
    assert set(row) == {"id", "at", "account_id", "house", "request_id", "action"}
    assert (row["request_id"], row["house"]) == (parent.id, "lolland")


@pytest.mark.usefixtures("no_record")
def test_what_cannot_be_recorded_is_not_released(staff: Staff):
    parent = staff.parent().asks()
    refused = do(staff.anna, parent, "open")
    assert refused.status_code == 503
    assert set(refused.json()) == {"error"}


@pytest.mark.usefixtures("no_record")
def test_what_cannot_be_recorded_is_not_done(staff: Staff):
    parent = staff.parent().asks()
    assert do(staff.anna, parent, "claim", version=0).status_code == 503
    assert (staff.queue(staff.anna)[0]["state"], staff.queue(staff.anna)[0]["version"]) == ("waiting", 0)


def test_the_record_is_committed_before_the_messages_are_read(staff: Staff):
    parent = staff.parent().asks()
    seen: list[list[tuple[str, str]]] = []

    @sa.event.listens_for(staff.desk.parts.requests, "before_cursor_execute")
    def look(connection: object, cursor: object, statement: str, *_: object) -> None:
        if "for_house" in statement:
            seen.append(staff.record())  # through a connection of its own: only what is committed

    assert do(staff.bo, parent, "open").status_code == 200
    assert seen == [[(staff.bo.id, "open")]]


def test_a_refused_change_leaves_no_record(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    assert do(staff.bo, parent, "claim", version=0).status_code == 409
    assert do(staff.anna, parent, "answer", **parent.reply(9, "Hej", 1)).status_code == 409
    assert staff.record() == [(staff.anna.id, "claim")]
