"""From an invitation to an account that can sign in."""

import httpx
import pytest

from bot.desk.person import Role
from tests.desk.conftest import PASSWORD, Desk


def begin(desk: Desk, token: str) -> httpx.Response:
    return desk.browser().post("/api/set-up/begin", json={"token": token})


def finish(desk: Desk, token: str, password: str, code: str) -> httpx.Response:
    told = {"token": token, "password": password, "code": code}
    return desk.browser().post("/api/set-up", json=told)


def code(answer: httpx.Response) -> str:
    told: str = answer.json()["error"]["code"]
    return told


def test_the_link_says_whose_it_is_and_what_the_app_needs(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST, name="Anna Holm")
    told = begin(desk, token).json()
    assert (told["login"], told["name"]) == ("anna", "Anna Holm")
    assert told["totp_uri"] == f"otpauth://totp/Natlys:anna?secret={told['secret']}&issuer=Natlys"
    assert told["totp_qr"].startswith("<svg ")
    assert begin(desk, token).json()["secret"] == told["secret"], "a page loaded again shows the same code"


def test_a_link_is_good_once(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    assert finish(desk, token, PASSWORD, desk.code(secret)).status_code == 204
    desk.clock.pass_(seconds=30)
    for answer in (begin(desk, token), finish(desk, token, "en helt anden lampe", desk.code(secret))):
        assert (answer.status_code, code(answer)) == (410, "link_used")


def test_a_link_is_good_for_three_days(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST)
    desk.clock.pass_(hours=71.9)
    assert begin(desk, token).status_code == 200
    desk.clock.pass_(hours=0.2)
    assert code(begin(desk, token)) == "link_used"


def test_a_link_that_was_never_given_is_told_as_a_used_one(desk: Desk):
    desk.invited("anna", Role.THERAPIST)
    assert [code(begin(desk, token)) for token in ("", "x", "A" * 43, "å")] == ["link_used"] * 4


def test_the_code_of_setting_up_does_not_sign_in_again(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    used = desk.code(secret)
    assert finish(desk, token, PASSWORD, used).status_code == 204
    told = {"login": "anna", "password": PASSWORD, "code": used}
    assert desk.browser().post("/api/sign-in", json=told).status_code == 401


def test_a_wrong_code_leaves_the_link_good(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    assert code(finish(desk, token, PASSWORD, "000000")) == "code_wrong"
    assert finish(desk, token, PASSWORD, desk.code(secret)).status_code == 204


WEAK = {
    "kort": "password_short",
    "12345678901": "password_short",
    "annaerglad2026": "password_login",
    "ANNA-er-altid-glad": "password_login",
    "aaaaaaaaaaaaaa": "password_common",
    "123456789012": "password_common",
    "Password1234!": "password_common",
    "P@ssw0rd2026!!": "password_common",
    "Adgangskode-2026": "password_common",
    "qwertyuiop123": "password_common",
    "Sommer2026Sommer": "password_common",
    "natlysfamiliehus": "password_common",
    "å" * 201: "password_long",
}


def test_a_password_that_is_easy_to_guess_is_refused(desk: Desk):
    _, token = desk.invited("anna@lolland.dk", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    told = {password: code(finish(desk, token, password, desk.code(secret))) for password in WEAK}
    assert told == WEAK


@pytest.mark.parametrize("password", ["kaffe bil søndag te", "x9Kq!mB2vTzR", "min kode er en and"])
def test_an_ordinary_good_password_is_taken(desk: Desk, password: str):
    _, token = desk.invited("anna@lolland.dk", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    assert finish(desk, token, password, desk.code(secret)).status_code == 204


def test_one_a_and_its_ring_are_the_same_letter(desk: Desk):
    _, token = desk.invited("anna", Role.THERAPIST)
    secret = begin(desk, token).json()["secret"]
    assert finish(desk, token, "grøn lampe ved a\u030aen", desk.code(secret)).status_code == 204
    desk.clock.pass_(seconds=30)
    told = {"login": "anna", "password": "grøn lampe ved åen", "code": desk.code(secret)}
    assert desk.browser().post("/api/sign-in", json=told).status_code == 204
