"""What an administrator does, and what nobody may do by way of it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import sqlalchemy as sa

from bot.cli import desk as cli
from bot.desk.person import Role
from bot.desk.tables import accounts, wraps
from tests.desk.conftest import PASSWORD, Colleague, Desk
from tests.desk.serving import serving

ANNA = {"name": "Anna", "house": "lolland", "roles": ["therapist"], "active": True}
NEW = {"login": "Bo@Lolland.dk", "name": " Bo  Friis ", "house": "lolland", "roles": ["leader", "coordinator"]}


@pytest.fixture
def rasmus(desk: Desk) -> Colleague:
    return desk.colleague("rasmus", Role.ADMINISTRATOR, house=None, name="Rasmus")


@pytest.fixture
def anna(desk: Desk) -> Colleague:
    return desk.colleague("anna", Role.THERAPIST, name="Anna")


def code(answer: httpx.Response) -> str:
    told: str = answer.json()["error"]["code"]
    return told


def listed(administrator: Colleague) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in administrator.browser.get("/api/accounts").json()["accounts"]}


def test_a_new_account_gets_a_link_that_is_in_no_request_line(desk: Desk, rasmus: Colleague):
    answer = rasmus.browser.post("/api/accounts", json=NEW)
    assert answer.status_code == 201
    address, _, token = answer.json()["link"].partition("#")
    assert address == "http://127.0.0.1:8083/set-up"
    assert desk.browser().post("/api/set-up/begin", json={"token": token}).json()["login"] == "bo@lolland.dk"
    assert listed(rasmus)["Bo Friis"] == {
        "id": answer.json()["id"],
        "login": "bo@lolland.dk",
        "name": "Bo Friis",
        "house": "lolland",
        "roles": ["coordinator", "leader"],
        "active": True,
        "sign_in": "local",
        "set_up": False,
    }


def test_no_hash_and_no_secret_is_listed(rasmus: Colleague, anna: Colleague):
    told = rasmus.browser.get("/api/accounts").text
    assert "argon2" not in told
    assert anna.secret not in told


UNFIT = {
    "login_invalid": {"login": "Bo Friis"},
    "name_invalid": {"name": "Bo\u202e"},
    "house_unknown": {"house": "atlantis"},
    "house_needed": {"house": None},
    "roles_invalid": {"roles": ["king"]},
    "login_taken": {"login": "RASMUS"},
}


def test_what_does_not_fit_is_said(rasmus: Colleague):
    told = {what: rasmus.browser.post("/api/accounts", json=NEW | field) for what, field in UNFIT.items()}
    assert {what: code(answer) for what, answer in told.items()} == {what: what for what in UNFIT}
    assert listed(rasmus).keys() == {"Rasmus"}


def test_no_value_of_a_field_is_a_failure_of_ours(rasmus: Colleague):
    for key in ("login", "name", "house", "roles"):
        for value in (None, 1, [], {}, "x" * 121, ["therapist", None], [["therapist"]]):
            answer = rasmus.browser.post("/api/accounts", json=NEW | {key: value})
            assert answer.status_code in (400, 409), (key, value)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_reaches_the_accounts(desk: Desk, role: Role):
    browser = desk.colleague("eva", role).browser
    me = browser.get("/api/me").json()["id"]
    mine = {"name": "Eva", "house": "lolland", "roles": ["administrator"], "active": True}
    for answer in (
        browser.get("/api/accounts"),
        browser.post("/api/accounts", json=NEW),
        browser.post(f"/api/accounts/{me}", json=mine),
        browser.post(f"/api/accounts/{me}/link", json={}),
    ):
        assert (answer.status_code, code(answer)) == (403, "not_allowed")
    assert browser.get("/api/me").json()["roles"] == [role.value]


@pytest.mark.parametrize("more", [{"roles": ["administrator", "therapist"], "house": "lolland"}, {"house": "lolland"}])
def test_an_administrator_makes_no_therapist_of_themselves(rasmus: Colleague, more: dict[str, object]):
    mine = {"name": "Rasmus", "house": None, "roles": ["administrator"], "active": True}
    answer = rasmus.browser.post(f"/api/accounts/{rasmus.id}", json=mine | more)
    assert (answer.status_code, code(answer)) == (409, "own_roles")
    assert rasmus.browser.get("/api/queue").status_code == 403


@pytest.mark.parametrize("change", [{"active": False}, {"roles": []}])
def test_the_last_administrator_stays(desk: Desk, rasmus: Colleague, change: dict[str, object]):
    desk.invited("ida", Role.ADMINISTRATOR, house=None)  # has never signed in, so cannot stand in
    mine = {"name": "Rasmus", "house": None, "roles": ["administrator"], "active": True}
    answer = rasmus.browser.post(f"/api/accounts/{rasmus.id}", json=mine | change)
    assert code(answer) in ("last_administrator", "roles_invalid")
    assert rasmus.browser.get("/api/me").json()["roles"] == ["administrator"]


def test_two_administrators_who_remove_each_other_leave_one(desk: Desk, rasmus: Colleague):
    ida = desk.colleague("ida", Role.ADMINISTRATOR, house=None, name="Ida")
    gone = {"name": "X", "house": None, "roles": ["administrator"], "active": False}
    headers = {"Origin": desk.parts.settings.desk_origin, "X-Natlys": "1"}
    with serving(desk.parts) as address, ThreadPoolExecutor(2) as pool:

        def remove(by: Colleague, other: Colleague) -> int:
            cookies = dict(by.browser.cookies)
            answer = httpx.post(f"{address}/api/accounts/{other.id}", json=gone, headers=headers, cookies=cookies)
            return answer.status_code

        told = list(pool.map(remove, (rasmus, ida), (ida, rasmus)))
    # The second is refused as the last one, or is signed out already when it comes.
    assert 204 in told
    assert told.count(204) == 1
    still = [one.browser.get("/api/me").status_code for one in (rasmus, ida)]
    assert sorted(still) == [200, 401]


def test_who_is_deactivated_cannot_come_back_in(desk: Desk, rasmus: Colleague, anna: Colleague):
    _, link = rasmus.browser.post(f"/api/accounts/{anna.id}/link", json={}).json()["link"].split("#")
    rasmus.browser.post(f"/api/accounts/{anna.id}", json=ANNA | {"active": False})
    assert code(desk.browser().post("/api/set-up/begin", json={"token": link})) == "link_used"
    told = {"login": "anna", "password": PASSWORD, "code": desk.code(anna.secret)}
    assert code(desk.browser().post("/api/sign-in", json=told)) == "wrong"


LEAVING = {"deactivated": {"active": False}, "moved": {"house": "roskilde"}, "another role": {"roles": ["leader"]}}


@pytest.mark.parametrize("what", LEAVING)
def test_who_leaves_a_house_leaves_its_keys(desk: Desk, rasmus: Colleague, anna: Colleague, what: str):
    with desk.parts.desk.begin() as connection:
        connection.execute(sa.insert(wraps).values(key_id="k" * 22, account_id=anna.id, sealed=b"sealed"))

    def kept() -> int:
        with desk.parts.desk.connect() as connection:
            return len(connection.execute(sa.select(wraps)).all())

    rasmus.browser.post(f"/api/accounts/{anna.id}", json=ANNA | {"name": "Anna Lund"})
    assert kept() == 1
    rasmus.browser.post(f"/api/accounts/{anna.id}", json=ANNA | LEAVING[what])
    assert kept() == 0


def test_a_lost_phone_is_a_new_link_and_the_old_password_is_gone(desk: Desk, rasmus: Colleague, anna: Colleague):
    token = rasmus.browser.post(f"/api/accounts/{anna.id}/link", json={}).json()["link"].partition("#")[2]
    told = {"login": "anna", "password": PASSWORD, "code": desk.code(anna.secret)}
    assert desk.browser().post("/api/sign-in", json=told).status_code == 401
    browser = desk.browser()
    secret = browser.post("/api/set-up/begin", json={"token": token}).json()["secret"]
    assert secret != anna.secret
    done = {"token": token, "password": "en ny og blå lampe", "code": desk.code(secret)}
    assert browser.post("/api/set-up", json=done).status_code == 204
    assert browser.get("/api/me").json()["id"] == anna.id


def test_a_new_link_takes_away_what_its_owner_could_open(desk: Desk, rasmus: Colleague, anna: Colleague):
    with desk.parts.desk.begin() as connection:
        connection.execute(sa.update(accounts).values(public_key=b"p", wrapped_secret=b"w", phrase_salt=b"s"))
        connection.execute(sa.insert(wraps), [{"key_id": k * 22, "account_id": anna.id, "sealed": b"s"} for k in "ab"])
        connection.execute(sa.insert(wraps).values(key_id="a" * 22, account_id=rasmus.id, sealed=b"s"))
    rasmus.browser.post(f"/api/accounts/{anna.id}/link", json={})
    with desk.parts.desk.connect() as connection:
        kept = connection.execute(
            sa.select(accounts.c["id", "public_key", "wrapped_secret", "phrase_salt"]).order_by(accounts.c.name)
        ).all()
        assert [tuple(row) for row in kept] == [(anna.id, None, None, None), (rasmus.id, b"p", b"w", b"s")]
        assert connection.scalars(sa.select(wraps.c.account_id)).all() == [rasmus.id]


def test_what_is_not_there_is_not_found(rasmus: Colleague):
    for address, told in (("/api/accounts/nobody", ANNA), ("/api/accounts/nobody/link", {})):
        assert rasmus.browser.post(address, json=told).status_code == 404


def test_an_administrator_sees_no_request(rasmus: Colleague):
    told = rasmus.browser.get("/api/me").json()
    assert {"id": "lolland", "name": "Familiehuset på Sejlskibsvej"}.keys() == told["houses"][0].keys()
    for address in ("/api/queue", "/api/morning", "/api/house", "/api/events"):
        assert rasmus.browser.get(address).status_code == 403


def test_the_first_administrator_comes_from_the_command_line(desk: Desk):
    settings = desk.parts.settings.model_copy(
        update={
            name: engine.url.render_as_string(hide_password=False)
            for name, engine in (("desk_database_url", desk.parts.desk), ("requests_url", desk.parts.requests))
        }
    )
    first = cli.invite(settings, "rasmus", "Rasmus", "", ["administrator"])
    with pytest.raises(cli.NotDone, match="taken"):
        cli.invite(settings, "rasmus", "Rasmus", "", ["administrator"])
    second = cli.link(settings, "Rasmus")
    tokens = [link.partition("#")[2] for link in (first, second)]
    told = [desk.browser().post("/api/set-up/begin", json={"token": token}).status_code for token in tokens]
    assert told == [410, 200]
    with pytest.raises(cli.NotDone, match="no account"):
        cli.link(settings, "nobody")
