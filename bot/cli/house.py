"""`natlys house`: a new profile from a few questions; closed today, and open again, in one step."""

import difflib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bot.content.bilingual import Bilingual
from bot.houses.municipalities import municipalities
from bot.houses.place import plain_id
from bot.houses.profile import Closed
from bot.houses.write import Unwritable, create, reopen
from bot.houses.write import close as write_closed

Ask = Callable[[str, str], str]

_DAYS = {"ma": "monday", "ti": "tuesday", "on": "wednesday", "to": "thursday", "fr": "friday"}


def new(folder: Path, ask: Ask, today: date) -> Path:
    """Asks what a parent needs to know first and writes the profile; what is left empty stays unknown.

    `ask` takes a question and what holds when nothing is answered. Raises Unwritable.
    """
    known = municipalities()
    municipality = ask("Kommune (uden ordet Kommune)", "")
    if municipality not in known:
        near = difflib.get_close_matches(municipality, known, n=3)
        raise Unwritable(f"{municipality} er ingen kommune. Mente du {', '.join(near) or 'en af de 98'}?")
    house_id = plain_id(municipality)
    basis: dict[str, Any] = {"basis": {"report": "house", "year": today.year}, "confirmed": True}
    name = ask("Hvad hedder huset, som man siger det?", f"Familiehuset i {municipality}")
    profile: dict[str, Any] = {
        "id": house_id,
        "name": name,
        "names": sorted({name.lower(), municipality.lower()}),
        "municipality": f"{municipality} Kommune",
        "region": known[municipality].region,
        "audience": {
            "da": ask("Hvem er huset for?", "Alle gravide og forældre med børn på 0-6 år."),
            "en": ask("Det samme på engelsk", "Everyone who is pregnant and parents of children aged 0-6."),
            **basis,
        },
    }
    hours = {day: ask(f"Åbent {short}. (10:30-15:00, tomt er lukket)", "") for short, day in _DAYS.items()}
    if any(hours.values()):
        opened = {day: [span] for day, span in hours.items() if span}
        profile["hours"] = [{"place": "house", "open": opened, **basis}]
    contact = {
        key: told
        for key, question in (("address", "Adresse"), ("phone", "Telefon"), ("web", "Hjemmeside"))
        if (told := ask(question, ""))
    }
    if contact:
        profile["contact"] = {**contact, **basis}
    profile["offers"] = []
    path = folder / f"{house_id}.yml"
    create(path, profile, f"{name}, {municipality} Kommune. What the house has said itself has the report “house”.")
    return path


def close(folder: Path, house: str, offer: str | None, starts: date, ends: date | None, why: Bilingual | None) -> None:
    """Closes the house, or one offer, from a day on. Raises Unwritable."""
    try:
        closed = Closed(starts=starts, ends=ends, offer=offer, why=why)
    except ValueError:
        raise Unwritable("The last day lies before the first; write the later one as --until.") from None
    write_closed(_profile(folder, house), closed)


def open_again(folder: Path, house: str, offer: str | None, day: date) -> None:
    """Takes back what closes the house, or that offer, on a day. Raises Unwritable."""
    if not reopen(_profile(folder, house), day, offer):
        raise Unwritable(f"Nothing closes {offer or house} on {day}.")


def _profile(folder: Path, house: str) -> Path:
    path = folder / f"{house}.yml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.yml")))
        raise Unwritable(f"There is no house {house}; known are {known}.")
    return path
