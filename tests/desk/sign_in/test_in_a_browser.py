"""The desk's own process, the command line and Chromium: from an invitation to a session, here and at the municipality.

To Chromium the municipality is another site, so cookies travel as they would in use.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from bot.cli import desk as cli
from bot.desk.settings import DeskSettings
from bot.settings import ROOT
from tests.conftest import free_ports
from tests.desk.conftest import PASSWORD
from tests.desk.sign_in.municipality import SECRET, provider

PEOPLE = {"ida": {"name": "Ida", "groups": ["familiehus-lolland"]}, "bo": {"name": "Bo", "groups": []}}
GROUPS = {"familiehus-lolland": {"house": "lolland", "roles": ["therapist"]}}
START_SECONDS = 60


@dataclass
class Running:
    """The desk's process: where it is, its settings, and what it wrote."""

    address: str
    settings: DeskSettings
    output: Path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("desk")
    (port,) = free_ports(1)
    address, output = f"http://127.0.0.1:{port}", folder / "output.log"
    with provider(PEOPLE, desk=address) as issuer:
        settings = {
            "NATLYS_DATA_DIR": str(folder),
            "NATLYS_DESK_PORT": str(port),
            "NATLYS_OIDC_ISSUER": issuer,
            "NATLYS_OIDC_CLIENT_ID": "natlys",
            "NATLYS_OIDC_CLIENT_SECRET": SECRET,
            "NATLYS_OIDC_GROUPS": json.dumps(GROUPS),
            "NATLYS_LOG_LEVEL": "DEBUG",
        }
        with output.open("wb") as out:
            command = [sys.executable, "-m", "bot.desk.main"]
            process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=out, stderr=out)
        try:
            wait(address, output)
            yield Running(address, DeskSettings(data_dir=folder, desk_url=address), output)
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait(address: str, output: Path) -> None:
    """Until the process answers, and its tables are there."""
    begun = time.monotonic()
    while time.monotonic() - begun < START_SECONDS:
        try:
            told = {"login": "nobody", "password": "", "code": ""}
            if httpx.post(f"{address}/api/sign-in", json=told, headers=ours(address)).status_code == 401:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    pytest.fail(output.read_text()[-3000:])


def ours(address: str) -> dict[str, str]:
    return {"Origin": address, "X-Natlys": "1"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def fill(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"[name={name}]").fill(text)


def test_from_the_command_line_to_signed_in(running: Running, page: Page):
    link = cli.invite(running.settings, "anna", "Anna Holm", "lolland", ["therapist"])
    page.goto(link)
    expect(page.locator("#qr")).to_be_visible()
    assert page.locator("#qr").evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    assert "#" not in page.url, "the link's token does not stay in the address"
    code = pyotp.TOTP(page.locator("#secret").inner_text().replace(" ", ""))
    fill(page, password=PASSWORD, code=code.now())
    page.locator("form button").click()
    page.wait_for_url(f"{running.address}/console*")
    me = page.evaluate("fetch('/api/me').then(answer => answer.json())")
    assert (me["name"], me["house"], me["roles"]) == ("Anna Holm", "lolland", ["therapist"])
    assert page.evaluate("document.cookie") == ""

    page.goto("about:blank")  # away from the console, which would lead to signing in by itself
    page.context.clear_cookies()
    page.goto(f"{running.address}/sign-in")
    # The step after now's: the code of this one has been used.
    fill(page, login="anna", password=PASSWORD, code=code.at(int(time.time()) + 30))
    page.locator("form button").click()
    page.wait_for_url(f"{running.address}/console*")
    assert page.evaluate("fetch('/api/me').then(answer => answer.status)") == 200


def at_the_municipality(page: Page, address: str, person: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_role("link", name="Log ind med kommunens login").click()
    fill(page, login=person, password="x")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_signing_in_at_the_municipality(running: Running, page: Page):
    at_the_municipality(page, running.address, "ida")
    page.wait_for_url(f"{running.address}/console*")
    me = page.evaluate("fetch('/api/me').then(answer => answer.json())")
    assert (me["name"], me["house"], me["sign_in"]) == ("Ida", "lolland", "oidc")


def test_who_is_in_no_group_reads_why_and_finds_back(running: Running, page: Page):
    at_the_municipality(page, running.address, "bo")
    expect(page.get_by_role("heading")).to_have_text("Du blev ikke logget ind")
    page.get_by_role("link", name=re.compile("Tilbage")).click()
    page.wait_for_url(f"{running.address}/sign-in")


def test_nothing_of_it_stands_in_the_log(running: Running):
    log = running.output.read_text()
    for secret in (PASSWORD, SECRET, "Anna", "anna", "Ida", "code=", "state="):
        assert secret not in log
