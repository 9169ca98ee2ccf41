"""When a parent would like to be called, in words."""

from datetime import datetime

import pytest

from bot.clock import COPENHAGEN
from bot.contact.times import meant
from bot.contact.windows import Window, windows
from tests.houses.made import BASIS, house

THURSDAY_NIGHT = datetime(2026, 11, 19, 22, tzinfo=COPENHAGEN)


@pytest.fixture
def times() -> list[Window]:
    """Friday until noon, then Monday and Tuesday."""
    opening = {day: ["08:00-15:00"] for day in ("monday", "tuesday")} | {"friday": ["08:00-12:00"]}
    made = house(hours=[{"place": "house", "open": opening, "basis": BASIS}])
    return windows(made, THURSDAY_NIGHT, frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fredag", "2026-11-20.morning"),
        ("mandag", "2026-11-23.morning"),
        ("Mandag eftermiddag", "2026-11-23.afternoon"),
        ("mandag formiddag ville være godt", "2026-11-23.morning"),
        ("helst om eftermiddagen", "2026-11-23.afternoon"),
        ("Monday afternoon", "2026-11-23.afternoon"),
        ("in the morning", "2026-11-20.morning"),
        ("i morgen", "2026-11-20.morning"),
        ("i morgen formiddag", "2026-11-20.morning"),
        ("mandag kl. 13", "2026-11-23.afternoon"),
    ],
)
def test_times_in_words(times: list[Window], text: str, expected: str):
    found = meant(text, times, THURSDAY_NIGHT)
    assert isinstance(found, Window)
    assert found.id == expected


@pytest.mark.parametrize(
    "text",
    [
        "onsdag",
        "søndag aften",
        "i morgen eftermiddag",
        "fredag eftermiddag",
        "om aftenen",
        "ikke mandag",
        "i dag",
        "kl. 20",
    ],
)
def test_a_time_that_is_not_offered_is_said_to_be_none(times: list[Window], text: str):
    assert meant(text, times, THURSDAY_NIGHT) == "none"


@pytest.mark.parametrize(
    "text", ["når som helst", "når det passer jer", "lige meget", "hurtigst muligt", "anytime", "as soon as possible"]
)
def test_any_time(times: list[Window], text: str):
    assert meant(text, times, THURSDAY_NIGHT) == "any"


@pytest.mark.parametrize("text", ["hvor hurtigt kan de ringe?", "", "min mor siger noget andet"])
def test_what_is_no_time(times: list[Window], text: str):
    assert meant(text, times, THURSDAY_NIGHT) is None
