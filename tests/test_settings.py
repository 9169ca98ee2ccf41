"""Secrets come from the environment, or from a file that only we can read."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import ROOT, Settings, SettingsError, read_secret


def test_a_secret_file_that_others_can_read_is_refused_with_what_to_do(tmp_path: Path):
    secret = tmp_path / "token"
    secret.write_text("hemmelig")
    secret.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_secret(secret)
    secret.chmod(0o600)
    assert read_secret(secret) == "hemmelig"


def test_the_telegram_token_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    secret = tmp_path / "token"
    secret.write_text("123:abc\n")
    secret.chmod(0o600)
    monkeypatch.setenv("NATLYS_TELEGRAM_TOKEN_FILE", str(secret))
    assert Settings().telegram_token.get_secret_value() == "123:abc"
    secret.chmod(0o604)
    with pytest.raises(ValidationError, match="chmod 600"):
        Settings()


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NATLYS_BRAIN_TOKEN", "hemmelig-nok")
    assert "hemmelig-nok" not in repr(Settings())


def test_every_setting_is_documented():
    operations = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"`NATLYS_{name.upper()}`" not in operations]
    assert missing == []
