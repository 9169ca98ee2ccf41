"""Starts brain and front, keeps them running, and says where to click."""

import json
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from types import FrameType

from pydantic import SecretStr

from bot.brain import process
from bot.settings import LOOPBACK, Settings

_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 60.0


@dataclass
class Child:
    """One process that is started again when it ends."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = 1.0
    begun: float = 0.0
    again_at: float = field(default=0.0)

    def keep(self, now: float) -> None:
        """Starts it if it is not running, with longer pauses if it keeps ending."""
        if self.process is None and now >= self.again_at:
            self.process, self.begun = process.start(self.arguments, self.environment), now
        elif self.process is not None and self.process.poll() is not None:
            self.pause = 1.0 if now - self.begun > _STEADY_SECONDS else min(self.pause * 2, _LONGEST_PAUSE)
            self.process, self.again_at = None, now + self.pause
            say(f"The {self.name} ended; it starts again in {self.pause:.0f} s.")

    def stop(self) -> None:
        """Ends it, kindly first."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def serve(settings: Settings) -> int:
    """Runs until a signal. Returns the exit code."""
    taken = [p for p in (settings.port, settings.inner_port, settings.brain_port) if _taken(p)]
    if taken:
        say(f"Port {taken[0]} is in use. Stop what uses it, or set NATLYS_PORT, NATLYS_INNER_PORT, NATLYS_BRAIN_PORT.")
        return 2
    settings = with_tokens(settings)
    stopping = _Stopping()
    front = Child("front", [sys.executable, "-m", "bot.front"], front_environment(settings))
    children = [front]
    front.keep(time.monotonic())
    # The front has begun; what only training needs is loaded now.
    from bot.brain.model import TrainingFailed, trained

    try:
        model = trained(settings, tell=say)
        children.append(Child("brain", process.command(settings, model), process.brain_environment(settings)))
    except TrainingFailed as error:
        say(f"{error}\nThe front stays up for emergencies; nothing else is answered.")
    address = f"http://{settings.host}:{settings.port}/"
    told_front = told_brain = False
    while not stopping.asked:
        for child in children:
            child.keep(time.monotonic())
        if not (told_front and told_brain):
            up, ready = _health(address)
            if up and not told_front:
                say(f"Natlys is up, click {address} (crisis card now; all answers in about half a minute).")
                told_front = True
            if ready and not told_brain:
                say("Natlys answers.")
                told_brain = True
        time.sleep(0.1)
    for child in reversed(children):
        child.stop()
    return 0


def with_tokens(settings: Settings) -> Settings:
    """The settings with new random tokens where none is set."""
    made = {
        name: SecretStr(secrets.token_urlsafe(32))
        for name in ("inner_token", "brain_token")
        if not getattr(settings, name).get_secret_value()
    }
    return settings.model_copy(update=made)


def front_environment(settings: Settings) -> dict[str, str]:
    """The front finds its tokens in its environment."""
    return process.environment() | {
        "PYTHONPATH": "",
        "NATLYS_INNER_TOKEN": settings.inner_token.get_secret_value(),
        "NATLYS_BRAIN_TOKEN": settings.brain_token.get_secret_value(),
    }


def say(message: str) -> None:
    """To the person at the keyboard."""
    print(message, file=sys.stderr, flush=True)


def _health(address: str) -> tuple[bool, bool]:
    try:
        with urllib.request.urlopen(f"{address}health", timeout=1) as answer:  # noqa: S310 (our own address)
            told = json.load(answer)
    except OSError:
        return False, False
    return True, told["brain"] == "ready"


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


class _Stopping:
    """Whether a signal has asked us to stop."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
