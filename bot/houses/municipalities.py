"""The municipalities of Denmark: which one a postcode, a name or a town in a message means."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.content.bilingual import Strict
from bot.houses.profile import Region


@dataclass(frozen=True)
class Municipality:
    """One municipality, named as in “X Kommune”."""

    name: str
    region: Region


@cache
def municipalities() -> dict[str, Municipality]:
    """All of them, by name."""
    return {name: Municipality(name, entry.region) for name, entry in _file().items()}


def of_postcode(code: str) -> Municipality | None:
    """Where most addresses of a postcode lie."""
    number = int(code)
    for name, entry in _file().items():
        for told in entry.postcodes:
            first, _, last = str(told).partition("-")
            if int(first) <= number <= int(last or first):
                return municipalities()[name]
    return None


@cache
def names() -> dict[str, Municipality]:
    """Municipalities by their names in small letters, with and without æøå and the s of “Vesthimmerlands”."""
    return {way: municipality for name, municipality in municipalities().items() for way in _ways(name)}


@cache
def towns() -> dict[str, Municipality]:
    """Municipalities by the towns of their postcodes, in small letters, with and without æøå."""
    return {
        way: municipalities()[name] for name, entry in _file().items() for town in entry.towns for way in _ways(town)
    }


def _ways(name: str) -> set[str]:
    low = name.lower()
    plain = {low, low.replace("aa", "å"), low.replace("-", " "), re.sub(r"lands$", "land", low)}
    danish = (("æ", "ae", "a"), ("ø", "oe", "o"), ("å", "aa", "a"))
    for letter, *others in danish:
        plain |= {way.replace(letter, other) for way in plain for other in others}
    return plain


class _Entry(Strict):
    region: Region
    postcodes: list[int | str]
    towns: list[str]


@cache
def _file() -> dict[str, _Entry]:
    loaded = YAML(typ="safe").load(Path(__file__).with_name("municipalities.yml"))
    return {name: _Entry.model_validate(entry) for name, entry in loaded["municipalities"].items()}
