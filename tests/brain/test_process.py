"""A brain is told what it needs, and nothing of what the front knows."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from bot.brain.process import brain_environment, environment
from bot.settings import Settings

SECRETS = {
    "NATLYS_TELEGRAM_TOKEN": "1234:a-telegram-token",
    "NATLYS_TELEGRAM_TOKEN_FILE": "/secret/telegram",
    "NATLYS_DATABASE_URL": "sqlite:///secret.sqlite3",
    "AWS_SECRET_ACCESS_KEY": "of-the-operator",
}


def told(variables: dict[str, str]) -> dict[str, Any]:
    """What a child with these variables finds."""
    program = "import json, os; print(json.dumps(dict(os.environ)))"
    run = subprocess.run([sys.executable, "-c", program], env=variables, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch):
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TMPDIR", "/somewhere/tmp")


def test_a_brain_inherits_no_secret_of_the_front():
    found = told(brain_environment(Settings(telegram_token_file=None).with_tokens()))
    assert not SECRETS.keys() & found.keys()
    assert not set(SECRETS.values()) & set(found.values())


def test_a_brain_is_told_its_own_tokens_and_where_things_are():
    settings = Settings(telegram_token_file=None).with_tokens()
    found = told(brain_environment(settings))
    ours = {name for name in found if name.startswith("NATLYS_")}
    assert ours == {"NATLYS_BRAIN_TOKEN", "NATLYS_ACTIONS_URL", "NATLYS_ACTIONS_TOKEN", "NATLYS_LOG_LEVEL"}
    assert found["NATLYS_BRAIN_TOKEN"] == settings.brain_token.get_secret_value()
    assert (found["PATH"], found["HOME"]) == (os.environ["PATH"], os.environ["HOME"])
    assert found["TMPDIR"] == "/somewhere/tmp"


def test_training_is_told_no_token_at_all():
    assert not [name for name in told(environment()) if name.startswith("NATLYS_")]
