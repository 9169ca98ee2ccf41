"""What a conversation has let show of danger so far: kinds and numbers, never a text."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.safety.fold import fold
from bot.safety.listen import Danger

if TYPE_CHECKING:
    from bot.safety.model import Heard

Answer = Literal["yes", "no"]

# The payload of a button that answers the question on a crisis card.
SAFETY = "/safety/"
# Scores count as worry from this far below the mark of likely danger; a share of it is added to the next message.
_UNEASE = 0.5
_CARRIED = 0.5
_SHORT = 10
_YES = re.compile(r"(?:ja|jo|jep|jeps|yes|yeah|yep|jah)\b(?! (?:men|but)\b)")
_NO = re.compile(r"(?:nej|nope|nah|no|niks)\b(?! (?:men|but)\b)")
# What people say when the worst is over, or when help has come. Folded like every message.
_CALM = re.compile(
    r"\b(?:(?:jeg|vi|han|hun|det) (?:er|har det|gar) (?:\w+ ){0,2}?(?:ok|okay|i sikerhed|rolig\w*|bedre|godt nok)"
    r"|(?:i am|im|we are|he is|she is|it is) (?:\w+ ){0,2}?(?:ok|okay|safe|fine|better|calm\w*)"
    r"|(?:jeg|vi) har (?:\w+ )?(?:ringet|faet fat)|(?:i|we) (?:have )?called"
    r"|(?:hjalp\w*|ambulanc\w*|politi\w*|help) (?:er |is )?(?:pa vej|her nu|here|on the way|coming))\b"
)
# ... and when help cannot be reached, or they dare not call.
_STUCK = re.compile(
    r"\b(?:(?:svarer|tager den) (?:\w+ )?ike|(?:tor|kan|vil) (?:\w+ )?ike (?:at )?(?:ringe|fa fat|kome igenem)"
    r"|ingen svarer|der er (?:lang )?ko|optaget|(?:nobody|no one|noone) (?:is )?(?:answer\w*|picks? up|picking up)"
    r"|busy|on hold|(?:bange for at|scared to|afraid to|dont dare to|cant) (?:ringe|cal|get through))\b"
)
_NOT = re.compile(r"\b(?:ike|aldrig|not|isnt|never)\b")


def is_answer(payload: str) -> bool:
    """Whether this is the payload of such a button."""
    return payload in (f"{SAFETY}yes", f"{SAFETY}no")


@dataclass
class Watch:
    """The danger heard last, whether its question is open, and how much worry earlier messages left."""

    danger: Danger | None = None
    asked: bool = False
    worry: float = 0.0

    def weigh(self, heard: "Heard") -> "Heard":
        """What the model hears in one more message, in the light of those before it, of which some worry stays."""
        worry, self.worry = self.worry, max(0.0, heard.likely + _UNEASE, self.worry / 2)
        return heard._replace(likely=heard.likely + _CARRIED * worry)

    def hear(self, danger: Danger) -> bool:
        """Takes note of danger and opens its question; tells whether it had been heard before."""
        before = self.danger is not None and self.danger.kind == danger.kind
        if not before or danger.level == "certain":
            self.danger = danger
        self.asked = True
        return before

    def answer(self, text: str) -> Answer | None:
        """Yes or no to the question on the last card, tapped at any time, or typed while it is open."""
        if self.danger is None:
            return None
        if is_answer(text):
            return "yes" if text.endswith("yes") else "no"
        words = fold(text)
        if not self.asked or len(words.split()) > _SHORT:
            return None
        return "yes" if _YES.match(words) else "no" if _NO.match(words) else None

    def stuck(self, text: str) -> bool:
        """Whether the parent says, while the question is open, that help cannot be reached."""
        words = fold(text)
        return self.asked and len(words.split()) <= _SHORT and bool(_STUCK.search(words))

    def calmed(self, text: str) -> bool:
        """Whether the parent says, after danger, that it is over or that help has come."""
        words = fold(text)
        if self.danger is None or len(words.split()) > _SHORT:
            return False
        return bool(_CALM.search(words)) and not _NOT.search(words)
