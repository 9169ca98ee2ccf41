"""What a parent has told so far of a request that is not sent: in memory, gone with the conversation."""

from dataclasses import dataclass
from typing import Literal

from bot.contact.windows import Window
from bot.requests.code import Ticket
from bot.triage.taxonomy import Urgency

Kind = Literal["callback", "message", "reply"]
Step = Literal[
    "topic",
    "about",
    "contact",
    "when",
    "name",
    "safe",
    "leave",
    "calls_as",
    "text",
    "check",
    "code",
    "thread",
    "withdraw",
]
CALLBACK: tuple[Step, ...] = ("topic", "about", "contact", "when", "name", "safe", "leave", "calls_as", "check")
WRITING: tuple[Step, ...] = ("text", "check")


@dataclass(frozen=True)
class Detail:
    """Where somebody can be reached."""

    kind: Literal["phone", "mail"]
    value: str


@dataclass
class Draft:
    """A request on its way, and the step that waits for an answer.

    `correcting` while one answer is changed from the summary. `paused` while the parent asks about something else, or
    has been shown where help is. `checked` once the summary was shown: until then there is nothing to change. `ticket`
    is that of the code a parent came back with.
    """

    kind: Kind
    step: Step
    house: str
    topic: str | None = None
    about: str = ""
    contact: Detail | None = None
    window: Window | None = None
    name: str = ""
    safe: bool = True
    leave: bool | None = None
    calls_as: str = ""
    text: str = ""
    urgency: Urgency = Urgency.SOON
    correcting: bool = False
    paused: bool = False
    checked: bool = False
    ticket: Ticket | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this kind, in order, without those that do not apply."""
        if self.kind != "callback":
            return WRITING
        by_mail = self.contact is not None and self.contact.kind == "mail"
        left_out = {"leave", "calls_as"} if by_mail else set() if self.safe else {"leave"}
        return tuple(step for step in CALLBACK if step not in left_out)

    def go_on(self) -> None:
        """To the next step; from a correction back to the summary."""
        if self.correcting:
            # Whether it is safe was said of another number or address.
            self.step, self.correcting = "safe" if self.step == "contact" else "check", False
            return
        self.step = self.steps[self.steps.index(self.step) + 1]

    def go_back(self) -> None:
        """To the step before, if there is one."""
        if self.step in self.steps and not self.correcting:
            self.step = self.steps[max(0, self.steps.index(self.step) - 1)]
