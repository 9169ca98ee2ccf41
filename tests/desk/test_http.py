"""What the desk says when something of ours fails."""

import dataclasses
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.desk.app import desk_app
from bot.desk.http import say
from bot.desk.person import Role
from bot.desk.settings import DeskSettings
from bot.settings import ROOT
from bot.store.database import connect
from tests.desk.conftest import Desk


def test_a_failure_of_ours_tells_nothing_and_keeps_its_headers(desk: Desk):
    def fails() -> dict[str, object]:
        raise RuntimeError("what nobody must read")

    rasmus = desk.colleague("rasmus", Role.ADMINISTRATOR, house=None)
    app = desk_app(dataclasses.replace(desk.parts, houses=fails))
    broken = TestClient(app, base_url="http://127.0.0.1:8083", raise_server_exceptions=False)
    broken.cookies = rasmus.browser.cookies
    answer = broken.get("/api/me")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "nobody must read" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_database_that_is_away_is_told(desk: Desk):
    rasmus = desk.colleague("rasmus", Role.ADMINISTRATOR, house=None)
    away = connect("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    broken = TestClient(desk_app(dataclasses.replace(desk.parts, desk=away)), base_url="http://127.0.0.1:8083")
    broken.cookies = rasmus.browser.cookies
    answer = broken.get("/api/me")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "away")


def test_what_a_text_holds_besides_letters_is_no_obstacle(desk: Desk):
    """A backslash and `u0000` typed as such are letters; the character itself is none."""
    browser = desk.browser()
    for password, status in (("\\u0000", 401), ("\0", 400), ("\\\0", 400)):
        told = {"login": "anna", "password": password, "code": ""}
        assert browser.post("/api/sign-in", json=told).status_code == status


def test_each_code_that_is_told_has_its_text():
    told = re.compile(r'\b(?:Refused|Unfit|Outside|error|_told)\(\s*"([a-z_]+)"')
    codes = {code for path in (ROOT / "bot/desk").rglob("*.py") for code in told.findall(path.read_text("utf-8"))}
    assert len(codes) > 20
    for code in codes:
        assert say(code).da != say(code).en


BAD_SETTINGS = {
    "https": {"desk_url": "http://desk.example"},
    "https of the sign-in server": {"oidc_issuer": "http://login.example", "oidc_client_id": "natlys"},
    "CLIENT_ID": {"oidc_issuer": "https://login.example", "oidc_client_secret": "kvidrefugl"},
}


@pytest.mark.parametrize("what", BAD_SETTINGS)
def test_settings_that_would_be_unsafe_are_refused_without_telling_secrets(tmp_path: Path, what: str):
    with pytest.raises(ValueError, match=what.partition(" ")[0]) as refused:
        DeskSettings(data_dir=tmp_path, **BAD_SETTINGS[what])
    assert "kvidrefugl" not in str(refused.value)


def test_a_port_alone_is_an_address(tmp_path: Path):
    assert DeskSettings(data_dir=tmp_path, desk_port=9000).desk_origin == "http://127.0.0.1:9000"
    assert DeskSettings(data_dir=tmp_path, desk_url="https://Desk.Example:443/").desk_origin == "https://desk.example"
