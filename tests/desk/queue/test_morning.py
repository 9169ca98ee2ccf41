"""The morning view: a Monday at half past eight, after a weekend."""

from datetime import UTC, datetime

from bot.desk.sign_in import sessions
from tests.desk.queue.conftest import Staff
from tests.desk.queue.test_queue import done


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}+02:00").astimezone(UTC).replace(tzinfo=None)


def test_it_tells_what_came_what_is_due_and_what_is_late(staff: Staff):
    def asked(created: str, due: str) -> str:
        return staff.parent().asks(created_at=at(created), due_at=at(due)).id

    before = asked("2026-07-17T15:45", "2026-07-20T15:00")
    friday_evening = asked("2026-07-17T16:00", "2026-07-20T12:00")
    sunday = asked("2026-07-19T23:45", "2026-07-20T12:15")
    late = asked("2026-07-16T10:00", "2026-07-20T08:00")
    old = asked("2026-05-23T08:15", "2026-07-25T09:00")
    taken = staff.parent().asks(created_at=at("2026-07-15T10:00"), due_at=at("2026-07-21T10:00"))
    ended = staff.parent().asks(created_at=at("2026-07-19T10:00"), due_at=at("2026-07-20T07:00"))
    done(staff.anna, taken, "claim", version=0)
    done(staff.anna, ended, "claim", version=0)
    done(staff.anna, ended, "close", version=1, outcome="advice_given")
    staff.desk.clock.at = datetime.fromisoformat("2026-07-20T08:30:00+02:00")
    # The session of five days ago is over.
    staff.anna.browser.cookies.set(staff.desk.parts.settings.cookie, sessions.begin(staff.desk.parts, staff.anna.id))
    told = staff.anna.browser.get("/api/morning").json()
    assert told["overnight"] == [friday_evening, sunday]
    assert told["due_by_noon"] == [friday_evening]
    assert told["overdue"] == [late]
    assert told["deletes_soon"] == [old]
    assert told["mine"] == [taken.id]
    assert before not in {one for ids in told.values() if isinstance(ids, list) for one in ids}


def test_it_tells_how_many_calls_the_day_holds(staff: Staff):
    assert staff.anna.browser.post("/api/house/calls", json={"calls": 3}).status_code == 204
    told = staff.anna.browser.get("/api/morning").json()
    assert (told["room_today"], told["taken_today"]) == (5, 0)
