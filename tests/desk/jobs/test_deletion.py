"""Requests go when their time has come, and leave nothing behind in SQLite's files."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.desk.jobs.deletion import delete
from bot.requests.tables import days, messages, requests, withdrawn
from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import done


def count(staff: Staff, table: sa.Table) -> int:
    with staff.desk.parts.requests.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_sixty_days_after_it_was_made_a_request_is_gone(staff: Staff):
    staff.parent().asks()
    staff.desk.clock.pass_(days=60, seconds=-1)
    delete(staff.desk.parts)
    assert (count(staff, requests), count(staff, messages)) == (1, 1)
    staff.desk.clock.pass_(seconds=1)
    delete(staff.desk.parts)
    assert (count(staff, requests), count(staff, messages)) == (0, 0)


def test_fourteen_days_after_closing_a_request_is_gone_and_others_stay(staff: Staff):
    parent, other = staff.parent().asks(), staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    done(staff.anna, parent, "answer", **parent.reply(2, "Hej", 1))
    done(staff.anna, parent, "close", version=2, outcome="advice_given")
    staff.desk.clock.pass_(days=14)
    delete(staff.desk.parts)
    with staff.desk.parts.requests.connect() as connection:
        assert connection.scalars(sa.select(requests.c.id)).all() == [other.id]
        assert connection.scalars(sa.select(messages.c.request_id)).all() == [other.id]


def test_what_is_left_of_withdrawn_requests_and_past_days_goes_too(staff: Staff):
    now, today = staff.desk.parts.utc(), staff.desk.clock.at.date()
    with staff.desk.parts.requests.begin() as connection:
        for name, time in (("old", -1), ("new", 1)):
            row = {"request_id": name, "house": "lolland", "delete_at": now + timedelta(hours=time)}
            connection.execute(sa.insert(withdrawn).values(row))
        for ago in (0, 1, 2):
            row = {"house": "lolland", "day": today - timedelta(days=ago), "room": 2}
            connection.execute(sa.insert(days).values(row))
    delete(staff.desk.parts)
    assert staff.anna.browser.get("/api/queue").json()["withdrawn"] == ["new"]
    assert count(staff, days) == 2


@pytest.mark.parametrize("parts", ["sqlite"], indirect=True)
def test_the_bytes_are_gone_from_file_and_journal(staff: Staff):
    file = Path(staff.desk.parts.requests.url.database or "")

    def on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    kept = staff.parent().asks()
    gone = [staff.parent().asks("x" * 1500, created_at=staff.desk.parts.utc() - timedelta(days=59)) for _ in range(20)]
    done(staff.anna, gone[0], "claim", version=0)
    done(staff.anna, gone[0], "answer", **gone[0].reply(2, "Hej", 1))
    with staff.desk.parts.requests.connect() as connection:
        sealed = connection.execute(
            sa.select(messages.c.for_house, messages.c.for_parent).where(messages.c.request_id != kept.id)
        )
        pieces = {box[at : at + 64] for row in sealed for box in row for at in range(0, len(box) - 63, 64)}
    traces = pieces | {one.id.encode() for one in gone} | {bytes(one.secret.public_key) for one in gone}
    before = on_disk()
    # A box may lie across pages, which breaks one piece of it at most.
    assert sum(trace in before for trace in traces) > 0.9 * len(traces)
    staff.desk.clock.pass_(days=1)
    delete(staff.desk.parts)
    after = on_disk()
    assert not [trace for trace in traces if trace in after]
    assert kept.id.encode() in after
