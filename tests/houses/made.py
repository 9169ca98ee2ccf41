"""A house made for tests: everything that a profile can say, with known dates."""

from typing import Any

from bot.houses.profile import House

BASIS = {"report": "house", "year": 2026}


def offer(name: str, **parts: Any) -> dict[str, Any]:
    made = {
        "id": name.lower().replace(" ", "_").replace("æ", "ae").replace("é", "e").replace("ø", "oe"),
        "name": {"da": name, "en": name},
        "what": {"da": f"{name} i huset.", "en": f"{name} in the house."},
        "level": "open",
        "access": "open",
        "topics": ["network"],
        "basis": BASIS,
    }
    return made | parts


def house(*offers: dict[str, Any], **parts: Any) -> House:
    made = {
        "id": "odder",
        "name": "Huset",
        "names": ["huset"],
        "municipality": "Odder Kommune",
        "region": "midtjylland",
        "audience": {"da": "Alle.", "en": "Everyone.", "basis": BASIS},
        "hours": [{"place": "house", "open": {"monday": ["09:00-15:00"], "thursday": ["12:00-18:00"]}, "basis": BASIS}],
        "offers": list(offers),
    }
    return House.model_validate(made | parts)
