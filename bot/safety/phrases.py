"""Plain words of danger in languages that Natlys does not speak."""

import unicodedata
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.safety.listen import Danger
from bot.triage.taxonomy import AcuteKind, Urgency

ABROAD = "phrases."


def listen_abroad(text: str, language: str) -> Danger | None:
    """Certain danger in a message in one of the languages of `phrases.yml`, or None."""
    message = f" {_plain(text)} "
    for kind, phrases in _phrases().get(language, {}).items():
        if any(f" {phrase} " in message for phrase in phrases):
            return Danger(kind, "certain", Urgency.NOW, ABROAD + language)
    return None


@cache
def _phrases() -> dict[str, dict[AcuteKind, list[str]]]:
    loaded = YAML(typ="safe").load(Path(__file__).with_name("phrases.yml"))
    return {
        language: {kind: [_plain(phrase) for phrase in phrases] for kind, phrases in kinds.items()}
        for language, kinds in loaded.items()
    }


def _plain(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())
