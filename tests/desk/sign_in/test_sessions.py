"""What a session is good for, and everything that ends it; and that only our own pages change anything."""

import dataclasses
import itertools

import pytest
from starlette.testclient import TestClient

from bot.desk.person import Role
from tests.desk.conftest import PASSWORD, Colleague, Desk


@pytest.fixture
def anna(desk: Desk) -> Colleague:
    return desk.colleague("anna", Role.THERAPIST)


@pytest.fixture
def rasmus(desk: Desk) -> Colleague:
    return desk.colleague("rasmus", Role.ADMINISTRATOR, house=None)


def signed_in(browser: TestClient) -> bool:
    answer = browser.get("/api/me")
    assert answer.status_code in (200, 401)
    return answer.status_code == 200


def again(desk: Desk, colleague: Colleague, browser: TestClient) -> str:
    """Signs in; the cookie as the server sets it."""
    told = {"login": colleague.login, "password": PASSWORD, "code": desk.code(colleague.secret)}
    answer = browser.post("/api/sign-in", json=told)
    assert answer.status_code == 204
    desk.clock.pass_(seconds=30)
    return answer.headers["set-cookie"]


def test_no_script_and_no_other_site_gets_at_the_cookie(desk: Desk, anna: Colleague):
    name, *attributes = again(desk, anna, desk.browser()).split("; ")
    assert name.startswith("natlys_desk=")
    assert {attribute.casefold() for attribute in attributes} == {"httponly", "path=/", "samesite=strict"}


def test_encrypted_the_cookie_never_travels_in_clear_nor_comes_from_elsewhere(desk: Desk, anna: Colleague):
    settings = desk.parts.settings.model_copy(update={"desk_url": "https://desk.example"})
    safe = dataclasses.replace(desk, parts=dataclasses.replace(desk.parts, settings=settings))
    browser = safe.browser()
    cookie = again(safe, anna, browser)
    assert cookie.startswith("__Host-natlys_desk=")
    assert "; Secure" in cookie
    assert signed_in(browser)
    assert browser.get("/api/me").headers["strict-transport-security"] == "max-age=31536000"


def test_a_token_planted_before_signing_in_is_worth_nothing_after(desk: Desk, anna: Colleague):
    """Fixation: an attacker knows the cookie that the victim signs in with."""
    planted = anna.browser.cookies["natlys_desk"]
    victim, attacker = desk.browser(), desk.browser()
    for browser in (victim, attacker):
        browser.cookies.set("natlys_desk", planted)
    assert again(desk, anna, victim).partition(";")[0] != f"natlys_desk={planted}"
    assert not signed_in(attacker)


def test_a_token_that_was_never_given_lets_nobody_in(desk: Desk, anna: Colleague):
    browser = desk.browser()
    for token in ("", "x", "å", "A" * 43, "A" * 10_000):
        answer = browser.get("/api/me", headers={"Cookie": f"natlys_desk={token}".encode()})
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "signed_out")


def test_signing_out_ends_it_on_the_server(desk: Desk, anna: Colleague):
    token = anna.browser.cookies["natlys_desk"]
    assert anna.browser.post("/api/sign-out", json={}).status_code == 204
    kept = desk.browser()
    kept.cookies.set("natlys_desk", token)
    assert not signed_in(kept)


def test_it_ends_after_half_an_hour_without_use(desk: Desk, anna: Colleague):
    for _ in range(3):
        desk.clock.pass_(minutes=29)
        assert signed_in(anna.browser)
    desk.clock.pass_(minutes=31)
    assert not signed_in(anna.browser)


def test_it_ends_after_ten_hours_however_much_it_is_used(desk: Desk, anna: Colleague):
    for _ in range(24):
        desk.clock.pass_(minutes=24)
        assert signed_in(anna.browser)
    desk.clock.pass_(minutes=26)
    assert not signed_in(anna.browser)


CHANGES = {
    "deactivated": {"active": False},
    "another role": {"roles": ["leader"]},
    "another house": {"house": "roskilde"},
}


@pytest.mark.parametrize("what", CHANGES)
def test_it_ends_when_what_one_may_do_changes(desk: Desk, anna: Colleague, rasmus: Colleague, what: str):
    fields = {"name": "Anna", "house": "lolland", "roles": ["therapist"], "active": True}
    assert rasmus.browser.post(f"/api/accounts/{anna.id}", json=fields).status_code == 204
    assert signed_in(anna.browser), "a new name alone ends nothing"
    assert rasmus.browser.post(f"/api/accounts/{anna.id}", json=fields | CHANGES[what]).status_code == 204
    assert not signed_in(anna.browser)


def test_it_ends_when_a_new_link_is_given(anna: Colleague, rasmus: Colleague):
    assert rasmus.browser.post(f"/api/accounts/{anna.id}/link", json={}).status_code == 200
    assert not signed_in(anna.browser)


FOREIGN = {
    "another site": {"Origin": "https://evil.example"},
    "another port": {"Origin": "http://127.0.0.1:8080"},
    "no origin": {"Origin": ""},
    "a hidden origin": {"Origin": "null"},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "a form that looks like JSON": {"Content-Type": "text/plain"},
    "without our header": {"X-Natlys": ""},
}


def test_another_site_changes_nothing(rasmus: Colleague):
    body = b'{"login": "eva", "name": "Eva", "house": "lolland", "roles": ["administrator"]}'
    addresses = ("/api/accounts", "/api/sign-out", "/api/sign-in", "/api/set-up")
    for address, what in itertools.product(addresses, FOREIGN):
        answer = rasmus.browser.post(
            address, content=body, headers={"Content-Type": "application/json"} | FOREIGN[what]
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not_ours")
    assert len(rasmus.browser.get("/api/accounts").json()["accounts"]) == 1


def test_no_other_site_may_read_or_frame_anything(anna: Colleague):
    for address in ("/api/me", "/api/sign-in", "/api/nothing", "/health"):
        headers = anna.browser.get(address, headers={"Origin": "https://evil.example"}).headers
        assert "access-control-allow-origin" not in headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "'unsafe-inline'" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_every_door_of_the_interface_is_closed_to_who_is_not_signed_in(desk: Desk):
    """Whatever is added later must be behind a door too."""
    browser = desk.browser()
    open_to_all = {"/api/sign-in", "/api/sign-out", "/api/set-up", "/api/set-up/begin"}
    tried = 0
    for route in browser.app.routes:  # type: ignore[attr-defined]
        if not route.path.startswith("/api/") or route.path in open_to_all:
            continue
        for method in route.methods - {"HEAD"}:
            answer = browser.request(method, route.path.replace("{id}", "x"), json={} if method == "POST" else None)
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "signed_out"), route.path
            tried += 1
    assert tried > 10
