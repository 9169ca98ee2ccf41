"""The word “slet” alone does what the button does; inside a sentence it is a question like any other."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.brain.client import Brain
from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import Library
from bot.conversations import Conversations
from bot.counts.counter import Counts
from bot.deletion import asked_in
from bot.safety.safety import Safety
from bot.turn import Turn
from tests.conftest import free_ports
from tests.system.parent import read_events


@pytest.mark.parametrize(
    "text",
    ["slet", "Slet", "SLET!", "slet alt", "Slet alt.", "slet samtalen", " slet  samtalen !! ", "/slet", "“slet”"],
)
def test_alone_it_deletes(text: str):
    assert asked_in(text) == "da"


@pytest.mark.parametrize("text", ["delete", "Delete.", "delete everything", "DELETE EVERYTHING!", "/delete"])
def test_alone_it_deletes_in_english(text: str):
    assert asked_in(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "kan man slette sin profil",
        "slet?",
        "hvordan sletter jeg samtalen",
        "slet ikke",
        "jeg sov slet ikke i nat",
        "slet det om hashen",
        "slet mig",
        "slettet",
        "how do I delete my profile",
        "delete my number",
        "",
    ],
)
def test_anything_else_is_answered_as_before(text: str):
    assert asked_in(text) is None


@pytest.fixture
def web() -> Iterator[TestClient]:
    brain = Brain(free_ports(1)[0], "", 1)
    turn = Turn(Library(), brain, Counts(), Safety(), Contact(Desk()))
    app = web_app(Api(turn, Conversations(), clock.now), brain.ready, "https://example.dk/", "'self'")
    with TestClient(app) as client:
        yield client


def begin(web: TestClient) -> str:
    return str(web.post("/api/conversation", json={"language": "da"}).json()["conversation"])


def test_the_web_says_so_and_has_forgotten(web: TestClient):
    key = begin(web)
    answer = web.post("/api/message", json={"conversation": key, "text": "Slet alt!"})
    assert answer.text.startswith("event: deleted\n")
    said = read_events(answer)
    assert said.done
    assert said.text == "Jeg har glemt samtalen."
    assert web.post("/api/message", json={"conversation": key, "text": "hej"}).status_code == 410


def test_a_conversation_that_has_ended_already_is_no_error(web: TestClient):
    answer = web.post("/api/message", json={"conversation": "ended", "text": "delete"})
    assert read_events(answer).text == "I have forgotten the conversation."


def test_a_question_about_deleting_goes_on_in_the_conversation(web: TestClient):
    key = begin(web)
    answer = web.post("/api/message", json={"conversation": key, "text": "kan man slette sin profil"})
    assert "event: deleted" not in answer.text
    assert web.post("/api/message", json={"conversation": key, "text": "hej"}).status_code == 200
