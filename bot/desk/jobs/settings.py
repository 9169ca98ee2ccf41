"""Settings of notices: who is told of new requests, and by which mail server."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, EmailStr, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import read_secret


def _address(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"https?://\S+", value.get_secret_value()):
        raise ValueError("the address of a webhook begins with https:// or http://")
    return value


# The address of a webhook often is its secret.
Webhook = Annotated[SecretStr, AfterValidator(_address)]


class NotifySettings(BaseSettings):
    """By house: `NATLYS_NOTIFY_MAIL='{"lolland": "vagt@example.dk"}'`. Without any, nobody is told."""

    model_config = SettingsConfigDict(env_prefix="NATLYS_", extra="ignore", hide_input_in_errors=True)

    notify_mail: dict[str, EmailStr] = Field(default_factory=dict, description="JSON: house and address of mail")
    notify_webhook: dict[str, Webhook] = Field(default_factory=dict, description="JSON: house and address of a webhook")
    smtp_host: str = Field("", description="mail server")
    smtp_port: int = Field(587, description="its port")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="how the way to it is encrypted")
    smtp_user: str = Field("", description="user at the mail server; empty for none")
    smtp_password: SecretStr = Field(SecretStr(""), description="password at the mail server")
    smtp_password_file: Path | None = Field(None, description="or a file with it, mode 600")
    smtp_from: EmailStr | Literal[""] = Field("", description="sender of the mails")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.notify_mail and not (self.smtp_host and self.smtp_from):
            raise ValueError("NATLYS_NOTIFY_MAIL needs NATLYS_SMTP_HOST and NATLYS_SMTP_FROM")
        if self.smtp_user and self.smtp_security == "none":
            raise ValueError("NATLYS_SMTP_USER needs NATLYS_SMTP_SECURITY starttls or tls: its password would be seen")
        if self.smtp_password_file and not self.smtp_password.get_secret_value():
            self.smtp_password = SecretStr(read_secret(self.smtp_password_file))
        return self
