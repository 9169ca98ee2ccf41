"""The crisis card, how a parent is met when danger is likely, and what is said to the answer."""

from functools import cache
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Strict
from bot.content.story import Source
from bot.safety.answers import Answer
from bot.safety.listen import Danger
from bot.safety.watch import payload
from bot.triage.taxonomy import AcuteKind, Urgency
from bot.words.languages import fixed
from bot.words.reply import Button, Reply
from bot.words.texts import IsoDate
from bot.words.voice import Voice

MEET = ".meet"
_CARD = ".card"
_FEVER = "child_fever"
_ANSWERS: tuple[Answer, ...] = ("yes", "no")


class Question(Bilingual):
    """One question with yes and no to tap; `safe` is the answer that takes the worry away."""

    safe: Answer


class Help(Strict):
    """What is said for one acute kind, and the lines that can be tapped, first one first."""

    lines: list[str]
    card: Bilingual
    card_asks: Question
    safe_now: Bilingual
    not_safe: Bilingual
    meet: Bilingual
    meet_asks: Question
    meet_over: Bilingual
    source: list[Source]
    reviewed: IsoDate
    review_by: IsoDate


@cache
def helps() -> dict[str, Help]:
    """The cards of `crisis.yml` by name."""
    loaded = YAML(typ="safe").load(Path(__file__).with_name("crisis.yml"))
    return {name: Help.model_validate(entry) for name, entry in loaded.items()}


def card(danger: Danger, voice: Voice) -> Reply:
    """Certain danger: the right number first, one screen, then one question."""
    shown = helps()[_name(danger)]
    return _reply(shown.card, shown, voice, _name(danger) + _CARD)


def card_abroad(danger: Danger, language: str, voice: Voice) -> list[Reply]:
    """The numbers in the parent's own language, then the card in the nearest language that Natlys speaks."""
    told = Reply(fixed()[language].danger, language, "crisis", phones=voice.phones(["112", "lev_uden_vold"]))
    return [told, card(danger, voice)]


def meet(danger: Danger, voice: Voice) -> Reply:
    """Likely danger: the parent is met, with the number in sight, then one question."""
    shown = helps()[danger.kind]
    return _reply(shown.meet, shown, voice, danger.kind + MEET)


def still_worried(danger: Danger, voice: Voice) -> Reply:
    """The same danger again: the numbers, and no second question."""
    return voice.reply(voice.say("still_worried"), kind="crisis", phones=voice.phones(helps()[danger.kind].lines))


def question_of(danger: Danger) -> str:
    """The name of the question that follows when this is heard (`suicide.card`)."""
    return _name(danger) + _CARD if danger.level == "certain" else danger.kind + MEET


def danger_of(question: str) -> Danger:
    """The danger that stands behind a question, certain once its answer is not the safe one."""
    name = question.split(".")[0]
    if name == _FEVER:
        return Danger("child_emergency", "certain", Urgency.TODAY, question)
    return Danger(cast(AcuteKind, name), "certain", Urgency.NOW, question)


def is_safe(question: str, answer: Answer) -> bool:
    """Whether this answer takes the worry away."""
    shown = helps()[question.split(".")[0]]
    return answer == (shown.meet_asks if question.endswith(MEET) else shown.card_asks).safe


def reassured(question: str, voice: Voice) -> Reply:
    """What is said when the answer takes the worry away."""
    shown = helps()[question.split(".")[0]]
    words = shown.meet_over if question.endswith(MEET) else shown.safe_now
    return voice.reply(_words(words, voice), kind="notice", buttons=(voice.person_button,))


def not_safe(danger: Danger, voice: Voice) -> Reply:
    """What to do now when the danger goes on."""
    shown = helps()[_name(danger)]
    return _reply(shown.not_safe, shown, voice)


def calmed(danger: Danger, voice: Voice) -> Reply:
    """The parent says that it is over: taken kindly, the numbers still in sight."""
    phones = voice.phones(helps()[_name(danger)].lines)
    return voice.reply(voice.say("calmed"), kind="notice", phones=phones, buttons=(voice.person_button,))


def _name(danger: Danger) -> str:
    fever = danger.kind == "child_emergency" and danger.level == "certain" and danger.urgency < Urgency.NOW
    return _FEVER if fever else danger.kind


def _reply(text: Bilingual, shown: Help, voice: Voice, question: str = "") -> Reply:
    words: str = _words(text, voice)
    buttons: tuple[Button, ...] = ()
    if question:
        asks = shown.meet_asks if question.endswith(MEET) else shown.card_asks
        words = f"{words}\n\n{voice.of(asks)}"
        buttons = tuple(Button(voice.say(said), payload(question, said)) for said in _ANSWERS)
    return voice.reply(words, kind="crisis", phones=voice.phones(shown.lines), buttons=buttons)


def _words(text: Bilingual, voice: Voice) -> str:
    return voice.of(text).replace("\n\n\n", "\n\n").format(doctor=voice.doctor, leave=voice.leave).strip()
