"""One bubble of an answer, the same for every channel."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["answer", "crisis", "notice", "clarify"]


@dataclass(frozen=True)
class Phone:
    """A number that can be tapped."""

    label: str
    number: str


@dataclass(frozen=True)
class Link:
    """A page that can be opened."""

    label: str
    address: str


@dataclass(frozen=True)
class Button:
    """A choice to tap; `payload` is what is sent back."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """Plain text (a blank line parts paragraphs) in the language `lang`, and what can be tapped below it."""

    text: str
    lang: str
    kind: Kind = "answer"
    phones: tuple[Phone, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)
