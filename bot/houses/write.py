"""Writing into a profile without touching what a coordinator has written there: closed days, and a profile that is new.

Each file is written whole or not at all, and only when it is sound.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML

from bot.houses.profile import Closed, House

_KEY = "closed:"
_ENTRY = "  - {"


class Unwritable(ValueError):
    """The profile cannot be changed so; the message says what to do."""


def close(path: Path, closed: Closed) -> None:
    """Adds a line that closes the house, or one offer, on its days. Raises Unwritable."""
    text = path.read_text(encoding="utf-8")
    house = _sound(text)
    if closed.offer and not house.offer(closed.offer):
        known = ", ".join(offer.id for offer in house.offers)
        raise Unwritable(f"{house.id} has no offer {closed.offer}; its offers are {known}.")
    lines = text.splitlines()
    if _KEY not in lines:
        lines += ["", _KEY]
    lines.insert(lines.index(_KEY) + 1, _ENTRY + _flow(closed.model_dump(mode="json", exclude_none=True)) + "}")
    _write(path, lines)


def reopen(path: Path, day: date, offer: str | None) -> bool:
    """Takes out what closes the house, or that offer, on a day; false when nothing does. Raises Unwritable."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not _closes(line, day, offer)]
    if len(kept) == len(lines):
        return False
    if _KEY in kept and not any(line.startswith(_ENTRY) for line in kept[kept.index(_KEY) + 1 :][:1]):
        del kept[kept.index(_KEY)]
    _write(path, kept)
    return True


def create(path: Path, profile: dict[str, Any], comment: str) -> None:
    """Writes a new profile. Raises Unwritable when the file is there already or the profile is not sound."""
    if path.exists():
        raise Unwritable(f"{path.name} is there already; change it in an editor.")
    lines = [f"# {comment}"]
    for key, value in profile.items():
        lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    _write(path, lines)


def _closes(line: str, day: date, offer: str | None) -> bool:
    if not line.startswith(_ENTRY):
        return False
    entry = YAML(typ="safe").load(line)[0]
    return "starts" in entry and Closed.model_validate(entry).covers(day) and entry.get("offer") == offer


def _flow(entry: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())


def _write(path: Path, lines: list[str]) -> None:
    text = "\n".join(lines).rstrip("\n") + "\n"
    _sound(text)
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _sound(text: str) -> House:
    try:
        return House.model_validate(YAML(typ="safe").load(text))
    except ValidationError as error:
        raise Unwritable(f"The profile is not sound: {error.errors()[0]['msg']}. Run natlys check.") from None
