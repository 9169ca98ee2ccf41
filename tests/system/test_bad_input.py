"""Bad input gets a kind message that says what to do; nothing is lost."""

import httpx
import pytest

from tests.conftest import BRAIN_TOKEN, MARKER, Natlys
from tests.system.parent import Parent, read_events


@pytest.fixture
def parent(natlys: Natlys) -> Parent:
    return Parent(natlys.address)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Jeg fik ingen ord med"),
        ("   \n\t ", "Jeg fik ingen ord med"),
        ("\x00\x07\x1b\u200b", "Jeg fik ingen ord med"),
        ("😭😭😭", "kun læse ord"),
        ("?!...", "kun læse ord"),
        (f"{MARKER} " * 2000, "højst 4000 tegn"),
    ],
)
def test_what_cannot_be_read_is_met_kindly(parent: Parent, text: str, words: str):
    said = parent.write(text)
    assert said.done
    assert words in said.text


def test_danger_is_heard_in_20000_characters(parent: Parent):
    said = parent.write(f"{MARKER} vi har været oppe hele natten. " * 400 + " jeg vil begå selvmord")
    assert said.replies[0]["kind"] == "crisis"


def test_control_characters_do_not_hide_a_question(parent: Parent):
    assert "Kilde:" in parent.write(f"min {MARKER} v\x00ågner\x07 hver ti\u200bme om natten").text


def test_after_a_bad_message_the_conversation_goes_on(parent: Parent):
    parent.write("")
    assert "Kilde:" in parent.write(f"min {MARKER} vågner hver time om natten").text


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff\xfe", b'{"conversation": "x"}', b'{"text": 3}', b""])
def test_invalid_json_is_refused_in_both_languages(natlys: Natlys, body: bytes):
    answer = httpx.post(f"{natlys.address}/api/message", content=body)
    error = answer.json()["error"]
    assert answer.status_code == 400
    assert error["code"] == "bad_json"
    assert error["message"].keys() == {"da", "en"}


def test_a_body_beyond_all_bounds_is_refused(natlys: Natlys):
    answer = httpx.post(f"{natlys.address}/api/message", content=b"x" * 200_000)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


def test_a_wrong_house_is_told(natlys: Natlys):
    answer = httpx.post(f"{natlys.address}/api/conversation", json={"house": "atlantis"})
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "unknown_house"


def test_an_unknown_conversation_has_expired(natlys: Natlys):
    body = {"conversation": "aldrig-begyndt", "text": f"{MARKER} hej"}
    answer = httpx.post(f"{natlys.address}/api/message", json=body)
    assert answer.status_code == 410
    assert answer.json()["error"]["code"] == "expired"


def test_a_typed_slash_is_no_command(parent: Parent):
    for text in ("/etc/passwd", "/faq/findes.ikke", "/", "/topic/../x"):
        said = parent.write(text)
        assert said.done
        assert said.replies


def test_the_inner_door_and_the_brain_ask_for_their_tokens(natlys: Natlys):
    inner = f"http://127.0.0.1:{natlys.inner_port}"
    brain = f"http://127.0.0.1:{natlys.brain_port}/webhooks/natlys"
    assert httpx.post(f"{inner}/actions", json={}).status_code == 401
    assert httpx.post(f"{inner}/ask", json={}).status_code == 401
    assert httpx.post(f"{brain}/message", json={"conversation": "x", "text": "hej"}).status_code == 401
    assert httpx.post(f"{brain}/forget", json={"conversation": "x"}).status_code == 401


def test_a_dialogue_that_ends_without_a_word_is_a_failure(natlys: Natlys):
    """The action needs the time of the message; without it there is nothing to say."""
    answer = httpx.post(
        f"http://127.0.0.1:{natlys.brain_port}/webhooks/natlys/message",
        json={"conversation": "silent", "text": "/ask_hours", "metadata": {}},
        headers={"Authorization": f"Bearer {BRAIN_TOKEN}"},
    )
    assert answer.status_code == 500
    assert answer.json() == {"error": "silent"}


def test_streams_can_be_read_event_by_event(parent: Parent):
    body = {"conversation": parent.key, "text": f"{MARKER} min mand slog mig i aftes men hvornår har i åbent"}
    with parent.http.stream("POST", "/api/message", json=body) as answer:
        answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert read_events(answer).done
