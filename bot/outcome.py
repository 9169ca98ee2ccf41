"""What one message came to."""

from dataclasses import dataclass, field

from bot.privacy.spans import Removed
from bot.triage.taxonomy import Route, Urgency
from bot.words.reply import Reply


@dataclass
class Outcome:
    """What was understood and decided; for counts and for evaluation, never stored with a text.

    `requested` once a request to a therapist is kept: `made` for a call-back, `written` for a message.
    """

    language: str = "da"
    topic: str = "smalltalk"
    route: Route = "clarify"
    urgency: Urgency = Urgency.NONE
    acute_kind: str | None = None
    story: str | None = None
    confidence: float | None = None
    removed: tuple[Removed, ...] = ()
    scrubbed: str = ""
    answered: bool = True
    feedback: str | None = None
    requested: str | None = None
    replies: list[Reply] = field(default_factory=list)
