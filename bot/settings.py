"""Settings of Natlys: each from the environment (`NATLYS_…`), a secret also from a file only we can read."""

import secrets
import socket
import stat
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.children import ROOT as ROOT

LOOPBACK = "127.0.0.1"


class SettingsError(ValueError):
    """A setting that cannot be used; the message says what to do."""


class Settings(BaseSettings):
    """Where Natlys listens, keeps its counts and finds its parts. Times in seconds."""

    model_config = SettingsConfigDict(env_prefix="NATLYS_", extra="ignore")

    host: str = Field(LOOPBACK, description="address that parents reach")
    port: int = Field(8080, description="port that parents reach")
    inner_port: int = Field(8081, description="loopback port for custom actions and evaluation")
    brain_port: int = Field(8082, description="loopback port of the brain")
    data_dir: Path = Field(ROOT / "var", description="where counts are kept")
    models_dir: Path = Field(ROOT / "models", description="where trained models are kept")
    houses_dir: Path = Field(ROOT / "houses", description="where the profiles of the houses are")
    database_url: str = Field(
        "", description="address of the counts: postgresql+psycopg://… or sqlite:///…; empty is a file in data_dir"
    )
    requests_url: str = Field(
        "", description="address of the requests to therapists, shared with the desk; empty is a file in data_dir"
    )
    brain_python: Path = Field(ROOT / "nlu/.venv/bin/python", description="Python of the brain")
    brain_timeout: float = Field(8.0, description="how long a parent waits for the brain")
    inner_token: SecretStr = Field(SecretStr(""), description="guards actions and evaluation")
    brain_token: SecretStr = Field(SecretStr(""), description="guards the brain")
    public_url: str = Field("", pattern=r"^(https?://\S+)?$", description="where parents find the chat on the web")
    exit_url: str = Field("https://www.dmi.dk/", description="where the quick exit leads")
    frame_ancestors: str = Field("'self'", description="sites that may show the widget (CSP)")
    log_level: str = Field("INFO", description="level of our logs")
    telegram_token: SecretStr = Field(SecretStr(""), description="token of the Telegram bot")
    telegram_token_file: Path | None = Field(None, description="or a file with it, mode 600")
    telegram_api: str = Field("https://api.telegram.org", description="address of Telegram")
    telegram_house: str = Field("", description="house that the Telegram bot speaks for")

    def with_tokens(self) -> Self:
        """The same with new random tokens where none is set."""
        made = {
            name: SecretStr(secrets.token_urlsafe(32))
            for name in ("inner_token", "brain_token")
            if not getattr(self, name).get_secret_value()
        }
        return self.model_copy(update=made)

    @property
    def danger_model(self) -> Path:
        """The file of the model that hears danger."""
        return self.models_dir / "danger.npz"

    @model_validator(mode="after")
    def _fill(self) -> Self:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.data_dir / 'front.sqlite3'}"
        if not self.requests_url:
            self.requests_url = f"sqlite:///{self.data_dir / 'requests.sqlite3'}"
        if self.telegram_token_file and not self.telegram_token.get_secret_value():
            self.telegram_token = SecretStr(read_secret(self.telegram_token_file))
        return self


def taken(port: int) -> bool:
    """Whether something answers on a loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def read_secret(path: Path) -> str:
    """The secret in a file. Raises SettingsError if others than the owner may read the file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    if stat.S_IMODE(mode) & 0o077:
        raise SettingsError(f"{path} can be read by others. Do: chmod 600 {path}")
    return path.read_text(encoding="utf-8").strip()
