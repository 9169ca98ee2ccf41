"""Signing in at the municipality's server: a real one, and one that lies."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import sqlalchemy as sa
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from bot.desk.person import Role
from bot.desk.tables import accounts, wraps
from tests.desk.conftest import Colleague, Desk
from tests.desk.sign_in.municipality import SECRET, Liar, provider, signed_in_there, with_server

GROUPS = {
    "familiehus-lolland": {"house": "lolland", "roles": ["therapist"]},
    "familiehus-lolland-ledelse": {"house": "lolland", "roles": ["leader"]},
    "familiehus-roskilde": {"house": "roskilde", "roles": ["therapist"]},
    "natlys-admin": {"roles": ["administrator"]},
}
PEOPLE = {
    "anna": {"name": "Anna Holm", "groups": ["all", "familiehus-lolland", "familiehus-lolland-ledelse"]},
    "bo": {"name": "Bo", "groups": ["all"]},
    "ida": {"name": "Ida", "groups": ["familiehus-lolland", "familiehus-roskilde"]},
    "eva": {"name": "Eva", "groups": "natlys-admin"},
    "otto": {"name": "Otto"},
}


@pytest.fixture(scope="module", params=["groups in the ID token", "groups in the userinfo"])
def issuer(request: pytest.FixtureRequest) -> Iterator[str]:
    with provider(PEOPLE, in_token=request.param.endswith("ID token")) as running:
        yield running


@pytest.fixture
def elsewhere(desk: Desk, issuer: str) -> Desk:
    """A desk whose people sign in at the municipality."""
    return with_server(desk, issuer, GROUPS)


def sign_in(desk: Desk, person: str, browser: TestClient) -> httpx.Response:
    """The whole way there and back; what the desk says at the end of it."""
    gone = browser.get("/oidc/start")
    assert gone.status_code == 302
    back = signed_in_there(desk.parts.settings.oidc_issuer, gone.headers["location"], person)
    return browser.get(back)


def test_groups_give_house_and_roles(elsewhere: Desk):
    browser = elsewhere.browser()
    answer = sign_in(elsewhere, "anna", browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    me = browser.get("/api/me").json()
    assert me["name"] == "Anna Holm"
    assert (me["house"], me["roles"], me["sign_in"]) == ("lolland", ["leader", "therapist"], "oidc")
    again = elsewhere.browser()
    sign_in(elsewhere, "anna", again)
    assert again.get("/api/me").json()["id"] == me["id"], "the second time it is the same account"


def test_one_group_alone_is_a_group_too(elsewhere: Desk):
    browser = elsewhere.browser()
    sign_in(elsewhere, "eva", browser)
    assert browser.get("/api/me").json()["roles"] == ["administrator"]


@pytest.mark.parametrize(
    ("person", "told"), [("bo", "Bed din leder"), ("otto", "Bed din leder"), ("ida", "flere huse")]
)
def test_who_has_no_place_here_is_told_kindly(elsewhere: Desk, person: str, told: str):
    browser = elsewhere.browser()
    answer = sign_in(elsewhere, person, browser)
    assert answer.status_code == 403
    assert told in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert browser.get("/api/me").status_code == 401
    with elsewhere.parts.desk.connect() as connection:
        assert connection.execute(sa.select(accounts)).all() == []


def test_who_leaves_the_group_loses_session_role_and_keys(elsewhere: Desk, issuer: str):
    before = elsewhere.browser()
    sign_in(elsewhere, "anna", before)
    me = before.get("/api/me").json()["id"]
    with elsewhere.parts.desk.begin() as connection:
        connection.execute(sa.insert(wraps).values(key_id="k" * 22, account_id=me, sealed=b"sealed"))
    changed = with_server(elsewhere, issuer, {"natlys-admin": GROUPS["natlys-admin"]})
    after = changed.browser()
    assert sign_in(changed, "anna", after).status_code == 403
    assert before.get("/api/me").status_code == 401
    with elsewhere.parts.desk.connect() as connection:
        assert connection.execute(sa.select(wraps)).all() == []
        row = connection.execute(sa.select(accounts)).one()
    assert (row.house, row.roles) == (None, "")


def test_who_was_deactivated_here_stays_out(desk: Desk, elsewhere: Desk):
    rasmus = desk.colleague("rasmus", Role.ADMINISTRATOR, house=None)
    browser = elsewhere.browser()
    sign_in(elsewhere, "anna", browser)
    me = browser.get("/api/me").json()
    fields = {"name": me["name"], "house": me["house"], "roles": me["roles"]}
    address = f"/api/accounts/{me['id']}"
    # What the groups say is not changed here, and there is no password here to forget.
    refused = rasmus.browser.post(address, json=fields | {"roles": ["administrator"], "active": True})
    assert refused.json()["error"]["code"] == "groups_decide"
    assert rasmus.browser.post(f"{address}/link", json={}).json()["error"]["code"] == "elsewhere"
    assert rasmus.browser.post(address, json=fields | {"active": False}).status_code == 204
    assert browser.get("/api/me").status_code == 401
    answer = sign_in(elsewhere, "anna", elsewhere.browser())
    assert answer.status_code == 403
    assert "lukket" in answer.text


def test_a_name_that_somebody_has_here_takes_over_nothing(desk: Desk, elsewhere: Desk):
    local = desk.colleague("anna", Role.ADMINISTRATOR, house=None, name="Anna Holm")
    browser = elsewhere.browser()
    sign_in(elsewhere, "anna", browser)
    me = browser.get("/api/me").json()
    assert me["id"] != local.id
    assert "administrator" not in me["roles"]
    told = {"login": "oidc:anna", "password": "", "code": ""}
    assert browser.post("/api/sign-in", json=told).status_code == 401


def test_the_way_back_is_good_for_the_browser_that_went_and_once(elsewhere: Desk, issuer: str):
    victim, attacker = elsewhere.browser(), elsewhere.browser()
    gone = attacker.get("/oidc/start")
    back = signed_in_there(issuer, gone.headers["location"], "anna")
    # The attacker has the victim open the attacker's own way back (login CSRF), also while the victim is on the way.
    assert victim.get(back).status_code == 400
    victim.get("/oidc/start")
    assert victim.get(back).status_code == 400
    assert victim.get("/api/me").status_code == 401
    cookies = dict(attacker.cookies)
    assert attacker.get(back).status_code == 303
    attacker.cookies.update(cookies)
    assert attacker.get(back).status_code == 400


def test_going_there_tells_no_more_than_it_must(elsewhere: Desk):
    gone = elsewhere.browser().get("/oidc/start")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(gone.headers["location"]).query).items()}
    assert asked.keys() == {
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
    }
    assert asked["code_challenge_method"] == "S256"
    attributes = {part.casefold() for part in gone.headers["set-cookie"].split("; ")[1:]}
    assert attributes == {"httponly", "samesite=lax", "path=/oidc", "max-age=600"}


def test_a_refusal_there_is_told(elsewhere: Desk):
    browser = elsewhere.browser()
    browser.get("/oidc/start")
    answer = browser.get("/oidc/callback", params={"error": "access_denied", "error_description": "<script>x</script>"})
    assert answer.status_code == 400
    assert "<script>" not in answer.text


def test_the_sign_in_page_hears_of_it(desk: Desk, elsewhere: Desk):
    assert desk.browser().get("/api/sign-in").json() == {"oidc": False}
    assert elsewhere.browser().get("/api/sign-in").json() == {"oidc": True}
    assert desk.browser().get("/oidc/start").status_code == 404


def test_a_server_that_is_away_is_told(desk: Desk):
    answer = with_server(desk, "http://127.0.0.1:9", GROUPS).browser().get("/oidc/start")
    assert answer.status_code == 503
    assert "svarer ikke" in answer.text


@pytest.fixture
def liar() -> Iterator[Liar]:
    with Liar().serving() as running:
        yield running


def come_back(desk: Desk, liar: Liar, **lies: object) -> tuple[TestClient, httpx.Response]:
    """Goes to the liar and comes back with the ID token that it was told to make."""
    browser = desk.browser()
    query = parse_qs(urlsplit(browser.get("/oidc/start").headers["location"]).query)
    if lies.pop("signed", True):
        liar.signs(**{"nonce": query["nonce"][0], "groups": ["familiehus-lolland"]} | lies)  # type: ignore[arg-type]
    answer = browser.get("/oidc/callback", params={"code": "x", "state": query["state"][0]})
    challenge = base64.urlsafe_b64encode(hashlib.sha256(liar.asked["code_verifier"].encode()).digest())
    assert challenge.rstrip(b"=").decode() == query["code_challenge"][0]
    return browser, answer


def test_a_good_token_is_taken(desk: Desk, liar: Liar):
    """That the refusals below are refusals of the lie."""
    browser, answer = come_back(with_server(desk, liar.issuer, GROUPS), liar)
    assert answer.status_code == 303
    assert browser.get("/api/me").json()["house"] == "lolland"


LIES = {
    "another issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None},
    "for another": {"aud": "somebody-else"},
    "for another, by way of us": {"aud": "somebody-else", "azp": "natlys"},
    "for nobody": {"aud": None},
    "of yesterday": {"iat": 1_700_000_000, "exp": 1_700_000_300},
    "without an end": {"exp": None},
    "of tomorrow": {"nbf": int(time.time()) + 86_400},
    "of another sign-in": {"nonce": "another"},
    "of no sign-in": {"nonce": None},
    "of nobody": {"sub": None},
    "signed by another": {"key": RSAKey.generate_key(2048, {"kid": "1"})},
    "signed with the shared secret": {"key": OctKey.import_key(SECRET.ljust(32, "x")), "algorithm": "HS256"},
    "no token": {"signed": False},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_lies_lets_nobody_in(desk: Desk, liar: Liar, lie: str):
    browser, answer = come_back(with_server(desk, liar.issuer, GROUPS), liar, **LIES[lie])
    assert answer.status_code == 400
    assert "lykkedes ikke" in answer.text
    assert browser.get("/api/me").status_code == 401


def test_a_token_without_a_signature_lets_nobody_in(desk: Desk, liar: Liar):
    there = with_server(desk, liar.issuer, GROUPS)
    now = int(time.time())
    claims = {"iss": liar.issuer, "aud": "natlys", "sub": "7", "iat": now, "exp": now + 60}
    browser = there.browser()
    query = parse_qs(urlsplit(browser.get("/oidc/start").headers["location"]).query)
    claims |= {"nonce": query["nonce"][0], "groups": ["familiehus-lolland"]}
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in ({"alg": "none"}, claims)
    ]
    liar.token = ".".join([*parts, ""])
    answer = browser.get("/oidc/callback", params={"code": "x", "state": query["state"][0]})
    assert answer.status_code == 400
    assert browser.get("/api/me").status_code == 401


def test_a_server_that_calls_itself_something_else_is_not_asked(desk: Desk, liar: Liar):
    liar.described["issuer"] = "https://login.example"
    assert with_server(desk, liar.issuer, GROUPS).browser().get("/oidc/start").status_code == 503


def test_a_local_colleague_signs_in_beside_it(desk: Desk, liar: Liar):
    anna: Colleague = with_server(desk, liar.issuer, GROUPS).colleague("anna", Role.THERAPIST)
    assert anna.browser.get("/api/me").json()["sign_in"] == "local"
