"""Starts a brain as a process of ours and waits for it."""

import json
import os
import subprocess
import time
import urllib.request
from pathlib import Path

from bot.hardening import WIPES_FREED_MEMORY
from bot.settings import LOOPBACK, ROOT, Settings

START_SECONDS = 120

# What a program needs to find its parts, speak its language and know the time. Not the front's secrets.
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "OMP_NUM_THREADS")


def environment() -> dict[str, str]:
    """The environment of a brain's process: no secret of the front's, our components on its path, no word home."""
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return inherited | {
        "PYTHONPATH": str(ROOT / "nlu"),
        "RASA_TELEMETRY_ENABLED": "false",
        # Its cache knows the lines, not our components' code: a change in that would not be learnt.
        "RASA_MAX_CACHE_SIZE": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
    }


def command(settings: Settings, model: Path) -> list[str]:
    """What to run."""
    python = str(settings.brain_python)
    return [python, "-m", "natlys_brain.serve", "--model", str(model), "--port", str(settings.brain_port)]


def brain_environment(settings: Settings) -> dict[str, str]:
    """Where the custom actions are, and the tokens, never on the command line; what is let go is wiped."""
    return (
        environment()
        | WIPES_FREED_MEMORY
        | {
            "NATLYS_BRAIN_TOKEN": settings.brain_token.get_secret_value(),
            "NATLYS_ACTIONS_URL": f"http://{LOOPBACK}:{settings.inner_port}/actions",
            "NATLYS_ACTIONS_TOKEN": settings.inner_token.get_secret_value(),
            "NATLYS_LOG_LEVEL": settings.log_level,
        }
    )


def wait_until_ready(settings: Settings, child: subprocess.Popen[bytes]) -> None:
    """Returns when the brain answers. Raises RuntimeError if it ends or takes longer than two minutes."""
    token = settings.brain_token.get_secret_value()
    address = f"http://{LOOPBACK}:{settings.brain_port}/webhooks/natlys/ready"
    question = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError("The brain ended while it started. Do: natlys train --force")
        try:
            with urllib.request.urlopen(question, timeout=2) as answer:  # noqa: S310 (our own address)
                if json.load(answer)["ready"]:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError("The brain did not start within two minutes. Do: natlys train --force")
