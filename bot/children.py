"""Processes of ours: they end when we end, and are started again when they end by themselves."""

import ctypes
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A child ends with this when starting it again would be no use; it has said why.
UNUSABLE = 3
_PR_SET_PDEATHSIG = 1
_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 60.0


def start(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A child that ends when we end, however we end."""
    return subprocess.Popen(arguments, cwd=ROOT, env=environment, preexec_fn=_die_with_parent)


@dataclass
class Child:
    """One process that is started again when it ends, with longer pauses if it keeps ending."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = 1.0
    begun: float = 0.0
    again_at: float = 0.0

    def keep(self, now: float) -> int | None:
        """Starts it if it is not running. Returns the exit code when it has just ended."""
        if self.process is None:
            if now >= self.again_at:
                self.process, self.begun = start(self.arguments, self.environment), now
            return None
        code = self.process.poll()
        if code is not None:
            self.pause = 1.0 if now - self.begun > _STEADY_SECONDS else min(self.pause * 2, _LONGEST_PAUSE)
            self.process, self.again_at = None, now + self.pause
        return code

    def stop(self) -> None:
        """Ends it, kindly first."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
