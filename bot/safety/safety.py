"""Danger as it is heard: by the patterns first, which a person can read, then by the model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.safety.listen import Danger, Level, listen
from bot.safety.phrases import listen_abroad
from bot.triage.taxonomy import Urgency

if TYPE_CHECKING:
    from bot.safety.model import DangerModel
    from bot.safety.watch import Watch

_URGENCY: dict[Level, Urgency] = {"certain": Urgency.NOW, "likely": Urgency.TODAY}


@dataclass
class Safety:
    """Works from the first moment with patterns alone; the model is set when it has been loaded."""

    model: "DangerModel | None" = None

    def listen(self, text: str, language: str = "da", watch: "Watch | None" = None) -> Danger | None:
        """The danger in a raw message, or None; `watch` is what the conversation has let show before.

        Danish and English are always listened for, and the message's own language beside them.
        """
        said = listen(text) or listen_abroad(text, language)
        if (said and said.level == "certain") or self.model is None:
            return said
        heard = self.model.hears(text)
        if heard and watch:
            heard = watch.weigh(heard, text)
        if heard is None or heard.level is None or (said and heard.level == "likely"):
            return said
        return Danger(said.kind if said else heard.kind, heard.level, _URGENCY[heard.level], "model")
