"""What a leaver held does not stay with them, however they left."""

import pytest
import sqlalchemy as sa

from bot.desk.jobs.leavers import let_go
from bot.desk.tables import accounts, wraps
from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import done


@pytest.mark.parametrize("change", [{"active": False}, {"house": "skive"}, {"roles": "coordinator"}])
def test_their_requests_wait_again_and_their_keys_are_gone(staff: Staff, change: dict[str, object]):
    theirs, asked, kept = (staff.parent().asks() for _ in range(3))
    done(staff.bo, theirs, "claim", version=0)
    done(staff.anna, asked, "claim", version=0)
    done(staff.anna, asked, "advice", version=1, of=staff.bo.id)
    done(staff.anna, kept, "claim", version=0)
    let_go(staff.desk.parts)
    assert {row["id"]: row["version"] for row in staff.queue(staff.anna)} == {theirs.id: 1, asked.id: 2, kept.id: 1}
    with staff.desk.parts.desk.begin() as connection:
        connection.execute(sa.update(accounts).where(accounts.c.id == staff.bo.id).values(change))
    let_go(staff.desk.parts)
    rows = {row["id"]: (row["state"], row["claimed_by"], row["advice_of"]) for row in staff.queue(staff.anna)}
    anna = {"id": staff.anna.id, "name": "Anna"}
    assert rows == {
        theirs.id: ("waiting", None, None),
        asked.id: ("claimed", anna, None),
        kept.id: ("claimed", anna, None),
    }
    with staff.desk.parts.desk.connect() as connection:
        assert connection.scalars(sa.select(wraps.c.account_id)).all() == [staff.anna.id]
