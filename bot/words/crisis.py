"""The crisis card, how a parent is met when danger is likely, and what is said after either."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Strict
from bot.safety.listen import Danger
from bot.safety.watch import SAFETY, Answer
from bot.triage.taxonomy import Urgency
from bot.words.languages import fixed
from bot.words.reply import Button, Reply
from bot.words.voice import Voice

_FEVER = "child_fever"


class Question(Bilingual):
    """One question with yes and no to tap; `safe` is the answer that takes the worry away."""

    safe: Answer


class Help(Strict):
    """What is said for one acute kind, and the lines that can be tapped, first one first."""

    lines: list[str]
    card: Bilingual
    card_asks: Question
    meet: Bilingual | None = None
    meet_asks: Question | None = None
    safe_now: Bilingual
    not_safe: Bilingual


@cache
def helps() -> dict[str, Help]:
    """The cards of `crisis.yml` by name."""
    loaded = YAML(typ="safe").load(Path(__file__).with_name("crisis.yml"))
    return {name: Help.model_validate(entry) for name, entry in loaded.items()}


def card(danger: Danger, voice: Voice) -> Reply:
    """Certain danger: the right number first, one screen, then one question."""
    shown = _help(danger)
    return _reply(shown.card, shown, voice, shown.card_asks)


def card_abroad(danger: Danger, language: str, voice: Voice) -> list[Reply]:
    """The numbers in the parent's own language, then the card in the nearest language that Natlys speaks."""
    told = Reply(fixed()[language].danger, language, "crisis", phones=voice.phones(["112", "lev_uden_vold"]))
    return [told, card(danger, voice)]


def meet(danger: Danger, before: bool, voice: Voice) -> Reply:
    """Likely danger: the parent is met, with the number in sight; in few words when that was done `before`."""
    shown = helps()[danger.kind]
    if before:
        return voice.reply(voice.say("still_worried"), kind="crisis", phones=voice.phones(shown.lines))
    return _reply(shown.meet or shown.card, shown, voice, shown.meet_asks)


def is_safe(danger: Danger, answer: Answer) -> bool:
    """Whether this answer to the question that followed takes the worry away."""
    shown = _help(danger)
    return answer == ((shown.meet_asks if danger.level == "likely" else None) or shown.card_asks).safe


def safe_now(danger: Danger, voice: Voice) -> Reply:
    """What is said when the answer takes the worry away."""
    return voice.reply(_words(_help(danger).safe_now, voice), kind="notice", buttons=(voice.person_button,))


def not_safe(danger: Danger, voice: Voice) -> Reply:
    """What to do now when it does not."""
    shown = _help(danger)
    return _reply(shown.not_safe, shown, voice)


def calmed(danger: Danger, voice: Voice) -> Reply:
    """The parent says that it is over: taken kindly, the numbers still in sight."""
    phones = voice.phones(_help(danger).lines)
    return voice.reply(voice.say("calmed"), kind="notice", phones=phones, buttons=(voice.person_button,))


def _help(danger: Danger) -> Help:
    fever = danger.kind == "child_emergency" and danger.level == "certain" and danger.urgency < Urgency.NOW
    return helps()[_FEVER if fever else danger.kind]


def _reply(text: Bilingual, shown: Help, voice: Voice, asks: Question | None = None) -> Reply:
    buttons = (Button(voice.say("yes"), f"{SAFETY}yes"), Button(voice.say("no"), f"{SAFETY}no")) if asks else ()
    words = (_words(text, voice), voice.of(asks) if asks else "")
    return voice.reply(*words, kind="crisis", phones=voice.phones(shown.lines), buttons=buttons)


def _words(text: Bilingual, voice: Voice) -> str:
    return voice.of(text).replace("\n\n\n", "\n\n").format(doctor=voice.doctor).strip()
