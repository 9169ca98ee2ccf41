"""Danger as it is heard: by the patterns first, which a person can read, then by the model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.safety.listen import Danger, listen
from bot.safety.phrases import listen_abroad
from bot.triage.taxonomy import Urgency

if TYPE_CHECKING:
    from bot.safety.model import DangerModel


@dataclass
class Safety:
    """Works from the first moment with patterns alone; the model is set when it has been loaded."""

    model: "DangerModel | None" = None

    def listen(self, text: str, language: str = "da") -> Danger | None:
        """The danger in a raw message, or None. What only the model hears is never more than likely.

        Danish and English are always listened for, and the message's own language beside them.
        """
        heard = listen(text) or listen_abroad(text, language)
        if heard or self.model is None:
            return heard
        kind = self.model.hears(text)
        return Danger(kind, "likely", Urgency.TODAY, "model") if kind else None
