"""A tapped button becomes the parse of its label."""

from natlys_brain.labels import tapped

KNOWN = ["faq", "topic", "ask_hours"]


def test_a_button_of_a_story_selects_its_response():
    parse = tapped("/faq/sleep.wakes_often", KNOWN)
    assert parse["intent"] == {"name": "faq", "confidence": 1.0}
    assert parse["response_selector"]["faq"]["response"]["utter_action"] == "utter_faq/sleep.wakes_often"


def test_a_plain_intent_has_no_response_to_select():
    parse = tapped("/ask_hours", KNOWN)
    assert parse["intent"]["name"] == "ask_hours"
    assert "faq" not in parse["response_selector"]


def test_what_is_no_button_of_ours_is_read_as_text():
    assert tapped("/etc/passwd", KNOWN) is None
    assert tapped("hun sover ikke", KNOWN) is None
