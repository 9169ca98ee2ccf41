"""One bubble of an answer, the same for every channel."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["answer", "crisis", "notice", "clarify"]
# What a reply has to do with a reply code: the parent's device is to make one when `send` is tapped, shows the one it
# has made, or turns the next thing typed into one. Codes stay on that device.
CodeUse = Literal["", "make", "made", "enter"]


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
class SealedText:
    """One message of a request (base64url), which only the code's own key opens, and the line that stands above it."""

    request: str
    number: int
    from_staff: bool
    heading: str
    sealed: str


@dataclass(frozen=True)
class Reply:
    """Plain text (a blank line parts paragraphs) in the language `lang`, and what can be tapped below it."""

    text: str
    lang: str
    kind: Kind = "answer"
    phones: tuple[Phone, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    sealed: tuple[SealedText, ...] = ()
    code: CodeUse = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)
