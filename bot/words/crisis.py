"""The crisis card, and how a parent is met when danger is likely."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Strict
from bot.safety.listen import Danger
from bot.triage.taxonomy import Urgency
from bot.words.languages import fixed
from bot.words.reply import Reply
from bot.words.voice import Voice


class Help(Strict):
    """What is said for one acute kind, and the lines that can be tapped, first one first."""

    lines: list[str]
    card: Bilingual
    meet: Bilingual | None = None


@cache
def helps() -> dict[str, Help]:
    """The cards of `crisis.yml` by name."""
    loaded = YAML(typ="safe").load(Path(__file__).with_name("crisis.yml"))
    return {name: Help.model_validate(entry) for name, entry in loaded.items()}


def card(danger: Danger, voice: Voice) -> Reply:
    """Certain danger: the right number first, one screen."""
    fever = danger.kind == "child_emergency" and danger.urgency < Urgency.NOW
    shown = helps()["child_fever" if fever else danger.kind]
    return _reply(shown.card, shown, voice)


def card_abroad(danger: Danger, language: str, voice: Voice) -> list[Reply]:
    """The numbers in the parent's own language, then the card in the nearest language that Natlys speaks."""
    told = Reply(fixed()[language].danger, language, "crisis", phones=voice.phones(["112", "lev_uden_vold"]))
    return [told, card(danger, voice)]


def meet(danger: Danger, voice: Voice) -> Reply:
    """Likely danger: the parent is met, with the number in sight, before the answer."""
    shown = helps()[danger.kind]
    return _reply(shown.meet or shown.card, shown, voice)


def _reply(text: Bilingual, shown: Help, voice: Voice) -> Reply:
    words = voice.of(text).replace("\n\n\n", "\n\n").format(doctor=voice.doctor).strip()
    return voice.reply(words, kind="crisis", phones=voice.phones(shown.lines))
