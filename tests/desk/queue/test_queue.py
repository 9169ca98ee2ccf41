"""What therapists do with requests, over HTTP, on both databases."""

from datetime import timedelta

import pytest

from bot.desk.person import Role
from bot.requests.tables import withdrawn
from tests.desk.conftest import Colleague, Desk
from tests.desk.queue.conftest import Staff, signed_in
from tests.desk.queue.parent import Parent, opened, read

ACTIONS = ("open", "claim", "release", "hand-over", "advice", "close", "reopen", "answer", "note")


def do(colleague: Colleague, parent: Parent, action: str, **body: object):
    return colleague.browser.post(f"/api/requests/{parent.id}/{action}", json=body)


def done(colleague: Colleague, parent: Parent, action: str, **body: object) -> dict[str, object]:
    answer = do(colleague, parent, action, **body)
    assert answer.status_code == 200, answer.text
    row: dict[str, object] = answer.json()["request"]
    return row


def test_the_queue_is_in_order_of_state_urgency_and_due_time(staff: Staff):
    now = staff.desk.parts.utc()
    later = staff.parent().asks(due_at=now + timedelta(hours=5))
    sooner = staff.parent().asks(due_at=now + timedelta(hours=2))
    urgent = staff.parent().asks(urgency=3, due_at=now + timedelta(days=2))
    claimed = staff.parent().asks(urgency=3)
    ended = staff.parent().asks(urgency=3)
    done(staff.anna, claimed, "claim", version=0)
    done(staff.anna, ended, "claim", version=0)
    done(staff.anna, ended, "close", version=1, outcome="advice_given")
    assert [row["id"] for row in staff.queue(staff.bo)] == [one.id for one in (urgent, sooner, later, claimed, ended)]


def test_a_row_tells_what_stands_in_clear_and_nothing_sealed(staff: Staff):
    now = staff.desk.parts.utc()
    window = (now + timedelta(hours=3), now + timedelta(hours=5))
    parent = staff.parent().asks(kind="callback", urgency=2, due_at=window[1], promised=window)
    assert staff.queue(staff.anna) == [
        {
            "id": parent.id,
            "kind": "callback",
            "urgency": 2,
            "state": "waiting",
            "version": 0,
            "created_at": staff.desk.clock.at.isoformat(timespec="seconds"),
            "due_at": (staff.desk.clock.at + timedelta(hours=5)).isoformat(timespec="seconds"),
            "promised_from": (staff.desk.clock.at + timedelta(hours=3)).isoformat(timespec="seconds"),
            "promised_until": (staff.desk.clock.at + timedelta(hours=5)).isoformat(timespec="seconds"),
            "claimed_by": None,
            "advice_of": None,
            "unread": True,
            "outcome": None,
            "delete_at": (staff.desk.clock.at + timedelta(days=60)).isoformat(timespec="seconds"),
            "deletes_soon": False,
            "messages": 1,
        }
    ]


def test_a_request_goes_from_hand_to_hand(staff: Staff):
    parent = staff.parent().asks()
    assert done(staff.anna, parent, "claim", version=0)["claimed_by"] == {"id": staff.anna.id, "name": "Anna"}
    assert done(staff.anna, parent, "hand-over", version=1, to=staff.bo.id)["claimed_by"]["name"] == "Bo"
    assert done(staff.bo, parent, "advice", version=2, of=staff.anna.id)["advice_of"]["name"] == "Anna"
    row = done(staff.bo, parent, "release", version=3)
    assert (row["state"], row["claimed_by"], row["advice_of"], row["version"]) == ("waiting", None, None, 4)
    assert staff.record() == [
        (staff.anna.id, "claim"),
        (staff.anna.id, "hand_over"),
        (staff.bo.id, "advice"),
        (staff.bo.id, "release"),
    ]


@pytest.mark.parametrize(
    "outcome",
    ["advice_given", "open_offer", "other_profession", "screening", "notification", "not_reached", "withdrawn"],
)
def test_closing_keeps_the_outcome_and_reopening_takes_it_away(staff: Staff, outcome: str):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    row = done(staff.anna, parent, "close", version=1, outcome=outcome)
    assert (row["state"], row["outcome"], row["deletes_soon"]) == ("done", outcome, False)
    assert row["delete_at"] == (staff.desk.clock.at + timedelta(days=14)).isoformat(timespec="seconds")
    made = staff.queue(staff.anna)[0]["created_at"]
    row = done(staff.bo, parent, "reopen", version=2)
    assert (row["state"], row["outcome"], row["claimed_by"]["name"]) == ("claimed", None, "Bo")
    assert row["created_at"] == made
    assert row["delete_at"] == (staff.desk.clock.at + timedelta(days=60)).isoformat(timespec="seconds")


def test_closing_late_does_not_prolong_the_sixty_days(staff: Staff):
    parent = staff.parent().asks(created_at=staff.desk.parts.utc() - timedelta(days=58))
    done(staff.anna, parent, "claim", version=0)
    row = done(staff.anna, parent, "close", version=1, outcome="not_reached")
    assert row["delete_at"] == (staff.desk.clock.at + timedelta(days=2)).isoformat(timespec="seconds")
    assert row["deletes_soon"]


def test_an_unknown_outcome_changes_nothing(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    assert do(staff.anna, parent, "close", version=1, outcome="<script>").status_code == 400
    assert staff.queue(staff.anna)[0]["state"] == "claimed"


def test_who_has_not_seen_the_last_change_is_told_and_overwrites_nothing(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    late = do(staff.bo, parent, "claim", version=0)
    assert late.status_code == 409
    assert late.json()["error"]["code"] == "changed"
    assert late.json()["request"]["claimed_by"]["name"] == "Anna"
    assert do(staff.bo, parent, "claim", version=1).status_code == 403
    assert do(staff.anna, parent, "close", version=0, outcome="advice_given").status_code == 409
    assert staff.queue(staff.anna)[0]["version"] == 1


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("release", {}),
        ("hand-over", {"to": "anna"}),
        ("advice", {"of": "anna"}),
        ("close", {"outcome": "advice_given"}),
    ],
)
def test_only_who_has_claimed_decides(staff: Staff, action: str, body: dict[str, str]):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    body = {name: staff.anna.id if value == "anna" else value for name, value in body.items()}
    refused = do(staff.bo, parent, action, version=1, **body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_yours")
    assert staff.queue(staff.bo)[0]["claimed_by"]["name"] == "Anna"
    refused = do(staff.bo, parent, "answer", **parent.reply(2, "Hej", 1))
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_yours")
    assert len(parent.reads()) == 1


def test_a_request_goes_only_to_active_therapists_of_the_same_house(staff: Staff):
    desk, parent = staff.desk, staff.parent().asks()
    coordinator = signed_in(desk, "dorte", Role.COORDINATOR)
    done(staff.anna, parent, "claim", version=0)
    for stranger in (staff.carl.id, coordinator.id, "nobody", parent.id):
        refused = do(staff.anna, parent, "hand-over", version=1, to=stranger)
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, "no_colleague")
        assert do(staff.anna, parent, "advice", version=1, of=stranger).status_code == 400
    assert do(staff.anna, parent, "advice", version=1, of=staff.anna.id).status_code == 400
    assert staff.queue(staff.anna)[0]["version"] == 1


@pytest.mark.parametrize("action", ACTIONS)
def test_another_houses_request_is_not_there(staff: Staff, action: str):
    parent = staff.parent().asks()
    mette = signed_in(staff.desk, "mette", Role.THERAPIST, house="skive")
    body = {"to": mette.id, "of": mette.id, "outcome": "advice_given", **parent.reply(2, "Hej", 0)}
    refused = do(staff.carl, parent, action, **body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "not_found")
    assert "request" not in refused.json()
    assert staff.queue(staff.carl) == []
    assert (staff.queue(staff.anna)[0]["version"], len(parent.reads())) == (0, 1)
    assert staff.record() == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR])
def test_no_other_role_sees_or_touches_requests(desk: Desk, staff: Staff, role: Role):
    parent, other = staff.parent().asks(), signed_in(desk, "erik", role)
    for path in ("/api/queue", "/api/morning", "/api/events", "/api/keys"):
        assert other.browser.get(path).status_code == 403, path
    for action in ACTIONS:
        assert do(other, parent, action, version=0).status_code == 403, action
    assert staff.queue(staff.anna)[0]["version"] == 0


def test_without_a_session_nothing_is_told(desk: Desk, staff: Staff):
    parent = staff.parent().asks()
    stranger = desk.browser()
    for path in ("/api/queue", "/api/morning", "/api/events", "/api/keys", "/api/house"):
        assert stranger.get(path).status_code == 401, path
    assert stranger.post(f"/api/requests/{parent.id}/open", json={}).status_code == 401


@pytest.mark.parametrize(
    "headers", [{"X-Natlys": ""}, {"Origin": "https://evil.example"}, {"Content-Type": "text/plain"}]
)
def test_another_site_can_change_nothing(staff: Staff, headers: dict[str, str]):
    parent = staff.parent().asks()
    for action in ACTIONS:
        sent = staff.anna.browser.post(f"/api/requests/{parent.id}/{action}", content='{"version":0}', headers=headers)
        assert sent.status_code == 403, action
    assert staff.queue(staff.anna)[0]["version"] == 0
    assert staff.record() == []


def test_a_written_answer_reaches_the_parent_and_the_house(staff: Staff):
    parent = staff.parent().asks("Må jeg spørge om søvn?")
    done(staff.anna, parent, "claim", version=0)
    row = done(staff.anna, parent, "answer", **parent.reply(2, "Ja, spørg endelig.", 1))
    assert (row["unread"], row["messages"], row["version"]) == (False, 2, 2)
    assert [message["text"] for message in parent.reads()] == ["Må jeg spørge om søvn?", "Ja, spørg endelig."]
    parent.writes("Tak!")
    assert staff.queue(staff.anna)[0]["unread"]
    thread = do(staff.bo, parent, "open").json()
    secret = staff.keyrings["bo"].unlocked()[staff.key.key_id]
    texts = [opened(read(message["for_house"]), secret) for message in thread["messages"]]
    assert [(text["from"], text["text"]) for text in texts] == [
        ("parent", "Må jeg spørge om søvn?"),
        ("staff", "Ja, spørg endelig."),
        ("parent", "Tak!"),
    ]
    assert [message["from_staff"] for message in thread["messages"]] == [False, True, False]
    assert read(thread["parent_key"]) == bytes(parent.secret.public_key)


def test_a_colleagues_advice_stays_in_the_house_and_is_no_answer(staff: Staff):
    erik = signed_in(staff.desk, "erik", Role.THERAPIST)
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    done(staff.anna, parent, "advice", version=1, of=staff.bo.id)
    assert do(erik, parent, "note", **parent.reply(2, "Ring selv op", 2, "advice")).status_code == 403
    row = done(staff.bo, parent, "note", **parent.reply(2, "Spørg til natten", 2, "advice"))
    assert (row["unread"], row["messages"]) == (True, 2)
    done(staff.anna, parent, "note", **parent.reply(3, "Det gør jeg", 3, "advice"))
    assert len(parent.reads()) == 1


def test_an_answer_to_what_was_not_read_is_not_taken(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    answer = parent.reply(2, "Hej", 1)
    parent.writes("Glemte at sige noget.")
    refused = do(staff.anna, parent, "answer", **answer)
    assert (refused.status_code, refused.json()["request"]["messages"]) == (409, 2)
    assert do(staff.anna, parent, "answer", **parent.reply(4, "Hej", 1)).status_code == 409
    done(staff.anna, parent, "answer", **parent.reply(3, "Hej", 1))
    assert len(parent.reads()) == 3


def test_an_answer_must_be_sealed_to_the_current_key_and_padded(staff: Staff):
    parent = staff.parent().asks()
    done(staff.anna, parent, "claim", version=0)
    right = parent.reply(2, "Hej", 1)
    assert do(staff.anna, parent, "answer", **(right | {"key_id": "x" * 22})).json()["error"]["code"] == "wrong_key"
    short, long = "A" * 100, "A" * 4 * ((48 + 512 * 121) // 3)
    for broken in (None, 7, "", "æ", "A", short, long, f"{right['for_house']}="):
        for name in ("for_house", "for_parent"):
            assert do(staff.anna, parent, "answer", **(right | {name: broken})).status_code == 400, (name, broken)
    for broken in (None, "2", -1, 2.0, True, 2**40):
        assert do(staff.anna, parent, "answer", **(right | {"number": broken})).status_code == 400, broken
    assert len(parent.reads()) == 1
    assert staff.queue(staff.anna)[0]["version"] == 1


def test_withdrawn_requests_are_told_to_their_house(staff: Staff):
    with staff.desk.parts.requests.begin() as connection:
        row = {"request_id": "a" * 22, "house": "lolland", "delete_at": staff.desk.parts.utc() + timedelta(days=14)}
        connection.execute(withdrawn.insert().values(row))
    assert staff.anna.browser.get("/api/queue").json()["withdrawn"] == ["a" * 22]
    assert staff.anna.browser.get("/api/morning").json()["withdrawn"] == 1
    assert staff.carl.browser.get("/api/queue").json()["withdrawn"] == []
