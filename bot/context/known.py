"""What one conversation has told so far."""

from dataclasses import dataclass, field

from bot.context.child_age import OLDEST, child_age
from bot.context.postcode import postcode
from bot.context.writer import Writer, writer

# The payload of a button that tells the child's age, in months.
AGE = "/age/"


def is_age(payload: str) -> bool:
    """Whether this is such a payload, and a sound one."""
    months = payload.removeprefix(AGE)
    return payload.startswith(AGE) and months.isdecimal() and int(months) <= OLDEST


@dataclass
class Known:
    """Facts that carry over from message to message, and what was answered last. Never a text."""

    child_months: int | None = None
    writer: Writer | None = None
    postcode: str | None = None
    topic: str | None = None
    story: str | None = None
    asked_age: bool = False
    awaits_age: bool = False
    other_ways_told: set[str] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Takes from a message the age of the child, who writes and the postcode; what is not said anew stays."""
        if text.startswith(AGE):
            self.child_months = int(text.removeprefix(AGE))
            return
        months = child_age(text)
        self.child_months = self.child_months if months is None else months
        self.writer = writer(text) or self.writer
        self.postcode = postcode(text) or self.postcode
