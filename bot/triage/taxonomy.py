"""The ids of `taxonomy.yml`: the contract between the assistant, its counts and every evaluation."""

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ruamel.yaml import YAML

Route = Literal["answer", "offer", "callback", "medical", "acute", "redirect", "clarify"]
AcuteKind = Literal[
    "suicide",
    "harm_to_child",
    "violence_now",
    "child_emergency",
    "poisoning",
    "child_in_danger",
    "psychosis",
    "pregnancy_emergency",
]


class Urgency(IntEnum):
    """How soon a person should be involved."""

    NONE = 0
    SOON = 1
    TODAY = 2
    NOW = 3


@cache
def taxonomy() -> dict[str, Any]:
    """The file as it stands."""
    loaded: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("taxonomy.yml"))
    return loaded


def topics() -> frozenset[str]:
    """The ids of all topics."""
    return frozenset(taxonomy()["topics"])


def topic_label(topic: str) -> str:
    """The Danish label of a topic, for people."""
    return str(taxonomy()["topics"][topic]["da"])
