"""What a conversation has let show of danger so far: kinds and numbers, never a text."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from bot.safety.answers import Answer, answer
from bot.safety.listen import Danger
from bot.triage.taxonomy import AcuteKind

if TYPE_CHECKING:
    from bot.safety.model import Heard

# Scores count as worry from this far below the mark of likely danger, up to this much; a share of it is added to what
# is heard next.
_UNEASE = 0.5
_CARRIED = 0.5
_PAYLOAD = re.compile(rf"/safety/((?:{'|'.join(get_args(AcuteKind))}|child_fever)\.(?:card|meet))/(yes|no)")


class Answered(NamedTuple):
    """Which question (`suicide.card`) got which answer, and whether nothing else was said with it."""

    question: str
    answer: Answer
    whole: bool


def payload(question: str, said: Answer) -> str:
    """What a button that answers a question sends; it works however late it is tapped."""
    return f"/safety/{question}/{said}"


def tapped(text: str) -> Answered | None:
    """The answer that a button sent."""
    found = _PAYLOAD.fullmatch(text)
    return Answered(found[1], cast(Answer, found[2]), True) if found else None


@dataclass
class Watch:
    """The gravest danger of late, the question that is open for typed answers, and the worry that messages left."""

    danger: Danger | None = None
    question: str | None = None
    worry: float = 0.0

    def weigh(self, heard: "Heard", text: str) -> "Heard":
        """What the model hears in one more message, in the light of those before it, of which some worry stays."""
        said = self.answered(text)
        if said and said.whole:
            return heard
        worry, self.worry = self.worry, min(_UNEASE, max(0.0, heard.likely + _UNEASE, self.worry / 2))
        likely = heard.likely + _CARRIED * worry
        kind = self.danger.kind if self.danger and heard.likely < 0 <= likely else heard.kind
        return heard._replace(kind=kind, likely=likely)

    def hear(self, danger: Danger) -> bool:
        """Takes note of danger, never of a lesser one in place of a certain one; tells whether it was heard before."""
        before = self.danger is not None and self.danger.kind == danger.kind
        if danger.level == "certain" or not (before or (self.danger and self.danger.level == "certain")):
            self.danger = danger
        return before

    def answered(self, text: str) -> Answered | None:
        """The answer to a question of ours: tapped at any time, or typed while it is open."""
        if by_button := tapped(text):
            return by_button
        said = answer(text) if self.question else None
        return Answered(self.question, *said) if said and self.question else None

    def over(self) -> None:
        """The parent has said that it is over; the conversation stays careful."""
        self.question, self.worry = None, 0.0
