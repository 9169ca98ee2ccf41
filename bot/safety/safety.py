"""Danger as it is heard: by the patterns first, which a person can read, then by the model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.safety.listen import Danger, Level, listen
from bot.safety.phrases import listen_abroad
from bot.triage.taxonomy import Urgency

if TYPE_CHECKING:
    from bot.safety.model import DangerModel

_URGENCY: dict[Level, Urgency] = {"certain": Urgency.NOW, "likely": Urgency.TODAY}


@dataclass
class Safety:
    """Works from the first moment with patterns alone; the model is set when it has been loaded."""

    model: "DangerModel | None" = None

    def listen(self, text: str, language: str = "da") -> Danger | None:
        """The danger in a raw message, or None.

        Danish and English are always listened for, and the message's own language beside them.
        """
        heard = listen(text) or listen_abroad(text, language)
        if (heard and heard.level == "certain") or self.model is None:
            return heard
        modelled = self.model.hears(text)
        if modelled is None or (heard and modelled[1] == "likely"):
            return heard
        kind, level = modelled
        return Danger(heard.kind if heard else kind, level, _URGENCY[level], "model")
