"""Starts front, desk and brain, keeps them running, and says where to click.

The front begins before anything else is even loaded: the crisis card needs nothing more.
"""

import json
import os
import secrets
import signal
import sys
import time
import urllib.request
from types import FrameType
from typing import TYPE_CHECKING

from bot import hardening
from bot.children import UNUSABLE, Child

if TYPE_CHECKING:
    from bot.settings import Settings

_TOKENS = ("NATLYS_INNER_TOKEN", "NATLYS_BRAIN_TOKEN")
# What only the one side needs, the other side's process does not get to know.
_ONLY_THE_DESKS = ("NATLYS_DESK_DATABASE_URL", "NATLYS_OIDC_", "NATLYS_SMTP_", "NATLYS_NOTIFY_")
_ONLY_THE_FRONTS = ("NATLYS_TELEGRAM_", *_TOKENS)


def serve() -> int:
    """Runs until a signal. Returns the exit code."""
    hardening.harden()
    for name in _TOKENS:
        os.environ.setdefault(name, secrets.token_urlsafe(32))
    stopping = _Stopping()
    front = Child("front", [sys.executable, "-m", "bot.front"], _environment(without=_ONLY_THE_DESKS))
    children = [front]
    front.keep(time.monotonic())

    from bot.settings import Settings, SettingsError, taken

    try:
        settings = Settings()
        address = f"http://{settings.host}:{settings.port}/"
        # So early it cannot be our front that answers there: the front will say so and end.
        another = taken(settings.port)
        code = _until(stopping, children, "" if another else address, "front")
        if not code and not stopping.asked:
            say(f"Natlys is up, click {address} (crisis card now; all answers in about half a minute).")
            children.append(_desk())
            children += _brain(settings)
            code = _until(stopping, children, address, "brain")
            if not code and not stopping.asked:
                say(f"Natlys answers. Staff sign in at {_desk_address()} (first account: natlys desk invite).")
        while not stopping.asked and not code:
            code = _keep(children)
            time.sleep(0.1)
    except (SettingsError, ValueError) as error:
        say(str(error))
        code = UNUSABLE
    for child in reversed(children):
        child.stop()
    return code


def _desk() -> Child:
    return Child("desk", [sys.executable, "-m", "bot.desk.main"], _environment(without=_ONLY_THE_FRONTS))


def _environment(without: tuple[str, ...]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(without)}
    return inherited | hardening.WIPES_FREED_MEMORY


def _brain(settings: "Settings") -> list[Child]:
    """The brain, trained if needed; none when training fails."""
    from bot.brain import process
    from bot.brain.model import TrainingFailed, trained

    try:
        model = trained(settings, tell=say)
    except TrainingFailed as error:
        say(f"{error}\nThe front stays up for emergencies; nothing else is answered.")
        return []
    return [Child("brain", process.command(settings, model), process.brain_environment(settings))]


def _until(stopping: "_Stopping", children: list[Child], address: str, part: str) -> int:
    """Returns when the part answers, or a signal or an unusable child ends the wait."""
    while not stopping.asked:
        code = _keep(children)
        if code or (address and _answers(address, part)):
            return code
        time.sleep(0.1)
    return 0


def _keep(children: list[Child]) -> int:
    """Starts what has ended. Returns UNUSABLE when starting again would be no use."""
    for child in children:
        code = child.keep(time.monotonic())
        if code == UNUSABLE:
            return UNUSABLE
        if code is not None:
            say(f"The {child.name} ended; it starts again in {child.pause:.0f} s.")
    return 0


def _answers(address: str, part: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}health", timeout=1) as answer:  # noqa: S310 (our own address)
            return bool(json.load(answer)[part] in ("up", "ready"))
    except OSError:
        return False


def _desk_address() -> str:
    from bot.desk.settings import DeskSettings

    return f"{DeskSettings().desk_url}/"


def say(message: str) -> None:
    """To the person at the keyboard."""
    print(message, file=sys.stderr, flush=True)


class _Stopping:
    """Whether a signal has asked us to stop."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
