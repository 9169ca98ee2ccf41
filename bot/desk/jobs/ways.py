"""The two ways of a notice: mail and webhook. Both say how many requests are new, and nothing about any."""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Protocol

import httpx
from ruamel.yaml import YAML

from bot.content.bilingual import Bilingual, Language
from bot.desk.jobs.settings import NotifySettings

_PATIENCE = 10  # seconds


@dataclass(frozen=True)
class Notice:
    """So many new requests at a house, to be seen at the link."""

    house: str
    name: str
    new: int
    link: str

    def subject(self, language: Language) -> str:
        """How many."""
        return _texts()["one" if self.new == 1 else "many"].text(language).format(new=self.new)

    def text(self, language: Language) -> str:
        """How many, of which house, and where to look."""
        text = _texts()["text"].text(language)
        return text.format(house=self.name, requests=self.subject(language), link=self.link)


class Way(Protocol):
    """How a house is told. `send` raises OSError or httpx.HTTPError when it could not be."""

    @property
    def house(self) -> str:
        """Which house it is for."""

    def send(self, notice: Notice) -> None:
        """Tells it, at once."""


@dataclass(frozen=True)
class Mail:
    """By mail."""

    house: str
    to: str
    settings: NotifySettings

    def send(self, notice: Notice) -> None:
        """Tells it, at once."""
        message = EmailMessage()
        message["From"], message["To"] = self.settings.smtp_from, self.to
        message["Subject"] = f"Natlys: {notice.subject('da')}"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(f"{notice.text('da')}\n\n{notice.text('en')}\n")
        with self._server() as server:
            if self.settings.smtp_user:
                server.login(self.settings.smtp_user, self.settings.smtp_password.get_secret_value())
            server.send_message(message)

    def _server(self) -> smtplib.SMTP:
        host, port = self.settings.smtp_host, self.settings.smtp_port
        if self.settings.smtp_security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=_PATIENCE, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=_PATIENCE)
        if self.settings.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        return server


@dataclass(frozen=True)
class Webhook:
    """By a POST of JSON whose `text` chat programs show as it is."""

    house: str
    address: str

    def send(self, notice: Notice) -> None:
        """Tells it, at once."""
        said = {"text": notice.text("da"), "house": notice.house, "new": notice.new, "link": notice.link}
        httpx.post(self.address, json=said, timeout=_PATIENCE).raise_for_status()


def ways(settings: NotifySettings) -> list[Way]:
    """All that are set."""
    hooks: Mapping[str, str] = {house: hook.get_secret_value() for house, hook in settings.notify_webhook.items()}
    return [
        *(Mail(house, to, settings) for house, to in settings.notify_mail.items()),
        *(Webhook(house, address) for house, address in hooks.items()),
    ]


@cache
def _texts() -> dict[str, Bilingual]:
    loaded = YAML(typ="safe").load(Path(__file__).with_name("notice.yml"))
    return {name: Bilingual.model_validate(text) for name, text in loaded.items()}
