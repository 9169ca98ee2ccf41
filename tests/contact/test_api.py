"""What a browser asks for around a request: what to make a code with, and a receipt that was lost on its way."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.conversations import Conversations
from bot.requests.mailbox import Mailbox
from bot.words.voice import CONTACT
from tests.contact.conftest import LATE_ON_SATURDAY, Device, Talk, up_to
from tests.system.parent import read_events


@pytest.fixture
def web(talk: Talk) -> Iterator[TestClient]:
    api = Api(talk.turn, Conversations(), lambda: LATE_ON_SATURDAY)
    with TestClient(web_app(api, talk.turn.brain.ready, "https://example.dk/", "'self'")) as client:
        yield client


def written(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def ticket(device: Device) -> dict[str, str]:
    return {"lookup": written(device.lookup), "public_key": written(device.ticket.public_key)}


def say(web: TestClient, key: str, text: str, **more: Any) -> str:
    answer = web.post("/api/message", json={"conversation": key, "text": text, **more})
    assert answer.status_code == 200, answer.text
    return read_events(answer).text


@pytest.fixture
def at_the_summary(web: TestClient) -> str:
    key = str(web.post("/api/conversation", json={"house": "lolland", "language": "da"}).json()["conversation"])
    for text in up_to("check"):
        said = say(web, key, CONTACT + text[1:] if text.startswith("/") else text)
    assert "Vil du sende det?" in said
    return key


def test_the_salt_is_the_deployments(web: TestClient, mailbox: Mailbox):
    answer = web.get("/api/code")
    assert answer.json() == {"salt": written(mailbox.salt())}


def test_the_receipt_of_what_is_kept_is_shown_again(web: TestClient, at_the_summary: str, talk: Talk):
    told = {"ticket": ticket(talk.device), "language": "da"}
    refused = web.post("/api/receipt", json=told)
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "not_kept")
    first = say(web, at_the_summary, CONTACT + "send", ticket=ticket(talk.device))
    assert "modtaget" in first
    again = web.post("/api/receipt", json=told)
    assert again.status_code == 200
    (reply,) = again.json()["replies"]
    assert reply["code"] == "made"
    for words in ("modtaget", "mandag den 23. november mellem kl. 8 og 16", "onsdag den 20. januar"):
        assert words in reply["text"]
    assert "received" in web.post("/api/receipt", json=told | {"language": "en"}).json()["replies"][0]["text"]
    assert web.post("/api/receipt", json={"ticket": ticket(Device())}).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "x",
        {},
        {"lookup": "AAAA", "public_key": "AAAA"},
        {"lookup": written(bytes(16))},
        {"lookup": written(bytes(17)), "public_key": written(bytes(32))},
        {"lookup": written(bytes(16)), "public_key": written(bytes(31))},
        {"lookup": 7, "public_key": ["x"]},
        {"lookup": "æøå", "public_key": written(bytes(32))},
    ],
)
def test_what_is_no_ticket_sends_and_finds_nothing(web: TestClient, at_the_summary: str, talk: Talk, wrong: object):
    refused = web.post("/api/receipt", json={"ticket": wrong})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "bad_json")
    assert "modtaget" not in say(web, at_the_summary, CONTACT + "send", ticket=wrong)
    assert talk.kept == []


def test_a_key_that_nothing_can_be_sealed_to_keeps_nothing(web: TestClient, at_the_summary: str, talk: Talk):
    weak = {"lookup": written(talk.device.lookup), "public_key": written(bytes(32))}
    assert "modtaget" not in say(web, at_the_summary, CONTACT + "send", ticket=weak)
    assert talk.kept == []
    assert "modtaget" in say(web, at_the_summary, CONTACT + "send", ticket=ticket(talk.device))


def test_while_the_database_is_away_neither_is_known(web: TestClient, talk: Talk):
    talk.turn.contact.desk.mailbox = None
    assert web.get("/api/code").status_code == 503
    assert web.post("/api/receipt", json={"ticket": ticket(talk.device)}).status_code == 503


def test_nothing_of_a_code_is_asked_for_in_an_address(web: TestClient):
    assert web.get("/api/receipt", params=ticket(Device())).status_code == 405
