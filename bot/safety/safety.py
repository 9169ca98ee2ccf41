"""Danger as it is heard: by patterns that a person can read and by the model, which weighs what they say."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.safety.listen import Danger, Level, listen
from bot.safety.phrases import ABROAD, listen_abroad
from bot.safety.plain import is_plain
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

        Danish and English are always listened for, and the message's own language beside them. What only says who
        somebody is (“jeg er 34 og gravid”) tells no danger by itself, whatever the model makes of so few words.
        """
        said = listen(text) or listen_abroad(text, language)
        if self.model is None or (said and said.because.startswith(ABROAD)):
            return said
        if not said and not (watch and watch.danger) and is_plain(text):
            return None
        heard = self.model.hears(text, said.level if said else None)
        if heard and watch:
            heard = watch.weigh(heard, text)
        level = heard.level if heard else None
        if heard and level:
            return Danger(
                said.kind if said else heard.kind, level, _urgency(said, level), said.because if said else "model"
            )
        if said and (said.level == "certain" or (watch and watch.danger)):
            return Danger(said.kind, "likely", Urgency.TODAY, said.because)
        return None


def _urgency(said: Danger | None, level: Level) -> Urgency:
    """What the pattern says of its own level; the model knows none of its own."""
    return said.urgency if said and said.level == level else _URGENCY[level]
