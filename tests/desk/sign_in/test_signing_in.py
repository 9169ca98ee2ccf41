"""Login, password and one-time code: what lets one in, and that every no is the same no."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from bot.desk.person import Role
from bot.desk.tables import accounts, sessions
from tests.desk.conftest import PASSWORD, Colleague, Desk
from tests.desk.serving import serving


@pytest.fixture
def anna(desk: Desk) -> Colleague:
    return desk.colleague("anna@lolland.dk", Role.THERAPIST, name="Anna")


def sign_in(browser: TestClient, login: str, password: str, code: str) -> httpx.Response:
    return browser.post("/api/sign-in", json={"login": login, "password": password, "code": code})


def test_the_right_three_let_one_in(desk: Desk, anna: Colleague):
    browser = desk.browser()
    assert sign_in(browser, " Anna@Lolland.dk ", PASSWORD, desk.code(anna.secret)).status_code == 204
    assert browser.get("/api/me").json() == {
        "id": anna.id,
        "name": "Anna",
        "house": "lolland",
        "roles": ["therapist"],
        "sign_in": "local",
    }


def test_whatever_is_wrong_the_answer_is_the_same(desk: Desk, anna: Colleague):
    code = desk.code(anna.secret)
    tried = [
        sign_in(desk.browser(), *what)
        for what in (
            (anna.login, "et helt andet kodeord", code),
            (anna.login, PASSWORD, "000000"),
            (anna.login, "et helt andet kodeord", "000000"),
            ("nobody@lolland.dk", PASSWORD, code),
        )
    ]
    told = {(answer.status_code, answer.text, answer.headers.get("set-cookie")) for answer in tried}
    assert len(told) == 1
    assert tried[0].status_code == 401
    assert tried[0].json()["error"]["code"] == "wrong"


def test_a_no_takes_as_long_for_a_login_that_does_not_exist(desk: Desk, anna: Colleague):
    """The lock counts tries, so each known login is tried a few times only."""
    known, unknown = [], []
    browser = desk.browser()
    for _ in range(4):
        for login, times in ((anna.login, known), ("nobody@lolland.dk", unknown)):
            begun = time.monotonic()
            assert sign_in(browser, login, "et helt andet kodeord", "000000").status_code == 401
            times.append(time.monotonic() - begun)
    assert min(known + unknown) >= 0.5
    # The least of each: what else the machine does at the moment only adds to it.
    assert abs(min(known) - min(unknown)) < 0.1


def test_a_code_is_good_once(desk: Desk, anna: Colleague):
    code = desk.code(anna.secret)
    assert sign_in(desk.browser(), anna.login, PASSWORD, code).status_code == 204
    assert sign_in(desk.browser(), anna.login, PASSWORD, code).json()["error"]["code"] == "wrong"
    desk.clock.pass_(seconds=30)
    assert sign_in(desk.browser(), anna.login, PASSWORD, desk.code(anna.secret)).status_code == 204


def test_a_code_of_the_step_before_is_good_and_an_older_one_is_not(desk: Desk, anna: Colleague):
    late = desk.code(anna.secret)
    desk.clock.pass_(seconds=60)
    assert sign_in(desk.browser(), anna.login, PASSWORD, late).status_code == 401
    late = desk.code(anna.secret)
    desk.clock.pass_(seconds=30)
    assert sign_in(desk.browser(), anna.login, PASSWORD, late).status_code == 204


@pytest.mark.parametrize("login", ["anna@lolland.dk", "nobody@lolland.dk"])
def test_five_wrong_tries_lock_for_a_minute_and_then_for_two(desk: Desk, anna: Colleague, login: str):
    browser = desk.browser()

    def told(code: str = "000000") -> str:
        return str(sign_in(browser, login, PASSWORD, code).json()["error"]["code"])

    assert [told() for _ in range(5)] == ["wrong"] * 5
    assert told() == "locked"
    assert told(desk.code(anna.secret)) == "locked"
    desk.clock.pass_(seconds=61)
    assert [told(), told()] == ["wrong", "locked"]
    desk.clock.pass_(seconds=61)
    assert told() == "locked"
    desk.clock.pass_(seconds=61)
    assert [told(), told()] == ["wrong", "locked"]


def test_the_lock_never_lasts_longer_than_an_hour_and_the_right_three_end_it(desk: Desk, anna: Colleague):
    browser = desk.browser()
    with desk.parts.desk.begin() as connection:
        connection.execute(sa.update(accounts).where(accounts.c.id == anna.id).values(failed=500))
    assert sign_in(browser, anna.login, PASSWORD, "000000").status_code == 401
    desk.clock.pass_(minutes=61)
    assert sign_in(browser, anna.login, PASSWORD, desk.code(anna.secret)).status_code == 204
    desk.clock.pass_(seconds=30)
    assert sign_in(browser, anna.login, PASSWORD, "000000").json()["error"]["code"] == "wrong"
    assert sign_in(browser, anna.login, PASSWORD, desk.code(anna.secret)).status_code == 204


def test_many_tries_at_once_are_no_more_than_five(desk: Desk, anna: Colleague):
    with serving(desk.parts) as address, ThreadPoolExecutor(20) as pool:

        def attempt(number: int) -> str:
            answer = httpx.post(
                f"{address}/api/sign-in",
                json={"login": anna.login, "password": f"et forkert kodeord {number}", "code": "000000"},
                headers={"Origin": desk.parts.settings.desk_origin, "X-Natlys": "1"},
                timeout=60,
            )
            code: str = answer.json()["error"]["code"]
            return code

        told = list(pool.map(attempt, range(20)))
    assert sorted(told) == ["locked"] * 15 + ["wrong"] * 5


def test_one_code_used_twice_at_once_lets_one_in(desk: Desk, anna: Colleague):
    code = desk.code(anna.secret)
    with serving(desk.parts) as address, ThreadPoolExecutor(4) as pool:

        def attempt(_: int) -> int:
            return httpx.post(
                f"{address}/api/sign-in",
                json={"login": anna.login, "password": PASSWORD, "code": code},
                headers={"Origin": desk.parts.settings.desk_origin, "X-Natlys": "1"},
                timeout=60,
            ).status_code

        told = list(pool.map(attempt, range(4)))
    assert sorted(told) == [204, 401, 401, 401]


def test_who_never_set_up_cannot_sign_in(desk: Desk):
    desk.invited("bo", Role.LEADER)
    for password in ("", PASSWORD):
        assert sign_in(desk.browser(), "bo", password, "").status_code == 401


def test_what_cannot_be_read_is_refused(desk: Desk):
    told = b'{"login": "%s", "password": "x", "code": "x"}'
    for body in (b"{}", b"[]", b"{", b"\xff", b"[" * 100_000, told % b"\\u0000", told % b"\\ud800", told[:-2] + b"1}"):
        answer = desk.browser().post("/api/sign-in", content=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_json")


def test_what_is_too_large_is_refused(desk: Desk):
    answer = sign_in(desk.browser(), "anna", "x" * 200_000, "000000")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_no_password_and_no_token_stands_in_the_database(desk: Desk, anna: Colleague):
    token = anna.browser.cookies["natlys_desk"]
    with desk.parts.desk.connect() as connection:
        kept = repr(connection.execute(sa.select(accounts)).all()) + repr(connection.execute(sa.select(sessions)).all())
    assert PASSWORD not in kept
    assert token not in kept
    assert "$argon2id$" in kept
