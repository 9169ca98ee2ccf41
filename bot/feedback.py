"""Three short questions after a good ending, each with yes, no or nothing; never in a conversation with danger.

They are those that a municipality's open counselling asks its parents: relevant help, come again, recommend it (report
002, lines 946-956).
"""

import re
from typing import NamedTuple

from bot.words.reply import Button, Reply
from bot.words.voice import Voice

QUESTIONS = ("helped", "again", "recommend")
_PAYLOAD = re.compile(rf"/feedback/({'|'.join(QUESTIONS)})/(yes|no|skip)")
_ENDINGS = {"topic/smalltalk.thanks", "topic/smalltalk.goodbye"}


class Answered(NamedTuple):
    """Which question got which answer."""

    question: str
    answer: str

    @property
    def counted(self) -> str | None:
        """What is added to the counts: `helped.yes`; nothing for a question that was skipped."""
        return None if self.answer == "skip" else f"{self.question}.{self.answer}"


def tapped(text: str) -> Answered | None:
    """The answer that a button sent."""
    found = _PAYLOAD.fullmatch(text)
    return Answered(found[1], found[2]) if found else None


def is_good_ending(label: str, answered: bool, danger: bool) -> bool:
    """Whether the parent takes leave after an answer, and nothing gave reason to worry."""
    return label in _ENDINGS and answered and not danger


def first(voice: Voice) -> Reply:
    """The first question, softly."""
    return _ask(QUESTIONS[0], voice)


def then(answered: Answered, voice: Voice) -> Reply:
    """The next question, or thanks after the last one and after a skip."""
    following = QUESTIONS[QUESTIONS.index(answered.question) + 1 :]
    if answered.answer == "skip" or not following:
        return voice.reply(voice.say("feedback_thanks"), kind="notice")
    return _ask(following[0], voice)


def _ask(question: str, voice: Voice) -> Reply:
    buttons = [Button(voice.say(name), f"/feedback/{question}/{name}") for name in ("yes", "no")]
    buttons.append(Button(voice.say("feedback_skip"), f"/feedback/{question}/skip"))
    return voice.reply(voice.say(f"feedback_{question}"), kind="notice", buttons=tuple(buttons))
