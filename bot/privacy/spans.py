"""What was found in a message that may identify someone."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "cpr", "phone", "mail", "link", "handle", "address", "name", "birth_date", "plate", "account", "institution"
]


@dataclass(frozen=True)
class Removed:
    """A span of the parent's own text, end excluded, and what it was."""

    start: int
    end: int
    kind: Kind

    def overlaps(self, other: "Removed") -> bool:
        """Whether both hold a letter of the text in common."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Removed") -> bool:
        """Whether the other holds all of it."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class Scrubbed:
    """The text that the rest may see, and what was taken out of the original."""

    text: str
    removed: tuple[Removed, ...]
