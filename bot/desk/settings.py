"""Settings of the desk, beside those it shares with the front."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from bot.desk.person import Role
from bot.settings import LOOPBACK, Settings, read_secret

_THIS_MACHINE = (LOOPBACK, "localhost", "::1")


class Group(BaseModel, frozen=True, extra="forbid"):
    """What membership of a group at the sign-in server gives here."""

    house: str | None = None
    roles: frozenset[Role] = Field(min_length=1)


class DeskSettings(Settings):
    """Where the desk listens and is found, its database, and the sign-in server if there is one."""

    # An error says what is wrong and not what was set, which may be a secret.
    model_config = SettingsConfigDict(hide_input_in_errors=True)

    desk_host: str = Field(LOOPBACK, description="address that staff reach")
    desk_port: int = Field(8083, description="port that staff reach")
    desk_url: str = Field(
        "", pattern=r"^(https?://[^\s/]+/?)?$", description="where staff find the desk; empty is the port on loopback"
    )
    desk_database_url: str = Field("", description="address of accounts and keys; empty is a file in data_dir")
    oidc_issuer: str = Field("", pattern=r"^(https?://\S+)?$", description="OpenID Connect: the sign-in server")
    oidc_client_id: str = Field("", description="OpenID Connect: what the sign-in server calls the desk")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="OpenID Connect: the secret shared with it")
    oidc_client_secret_file: Path | None = Field(None, description="or a file with it, mode 600")
    oidc_scope: str = Field("openid profile", description="OpenID Connect: what is asked for; one may give the groups")
    oidc_groups_claim: str = Field("groups", description="OpenID Connect: the claim that holds a person's groups")
    oidc_groups: dict[str, Group] = Field(
        default_factory=dict, description='JSON: {"<group>": {"house": "<id>", "roles": ["therapist"]}}'
    )

    @property
    def https(self) -> bool:
        """Whether staff reach the desk encrypted, as everywhere but on this machine."""
        return self.desk_url.startswith("https://")

    @property
    def desk_origin(self) -> str:
        """What a browser says of our own pages in the header `Origin`."""
        scheme, address, *_ = urlsplit(self.desk_url)
        port = {"http": ":80", "https": ":443"}[scheme]
        return f"{scheme}://{address.removesuffix(port).lower()}"

    @property
    def cookie(self) -> str:
        """The name of the session's cookie. With `__Host-` a browser takes it only from this very address."""
        return "__Host-natlys_desk" if self.https else "natlys_desk"

    @model_validator(mode="after")
    def _fill_desk(self) -> Self:
        self.desk_url = (self.desk_url or f"http://{LOOPBACK}:{self.desk_port}").rstrip("/")
        if not self.desk_database_url:
            self.desk_database_url = f"sqlite:///{self.data_dir / 'desk.sqlite3'}"
        if self.oidc_client_secret_file and not self.oidc_client_secret.get_secret_value():
            self.oidc_client_secret = SecretStr(read_secret(self.oidc_client_secret_file))
        return self

    @model_validator(mode="after")
    def _safe(self) -> Self:
        for name in ("desk_url", "oidc_issuer"):
            address = urlsplit(getattr(self, name))
            if address.scheme == "http" and address.hostname not in _THIS_MACHINE:
                raise ValueError(f"NATLYS_{name.upper()} must begin with https:// anywhere but on this machine.")
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_groups):
            raise ValueError("With NATLYS_OIDC_ISSUER, set NATLYS_OIDC_CLIENT_ID and NATLYS_OIDC_GROUPS too.")
        return self
