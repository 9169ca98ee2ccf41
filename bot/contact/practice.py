"""A desk for evaluation: every house takes requests, and nobody can ever open them."""

import secrets
from collections.abc import Iterable
from functools import cached_property
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot import clock
from bot.contact.desk import Desk

if TYPE_CHECKING:
    from bot.requests.mailbox import Mailbox


class PracticeDesk(Desk):
    """Keeps requests in a temporary folder, which goes with it; the secret halves of its keys are thrown away."""

    def __init__(self, houses: Iterable[str]) -> None:
        super().__init__()
        self.accepting = frozenset(houses)
        self._folder = TemporaryDirectory(prefix="natlys-")

    @cached_property
    def _opened(self) -> "Mailbox":
        from nacl.public import PrivateKey

        from bot.requests.mailbox import Mailbox
        from bot.requests.tables import house_keys
        from bot.store.database import connect

        address = f"sqlite:///{self._folder.name}/requests.sqlite3"
        mailbox = Mailbox(address)
        mailbox.migrate()
        made_at = clock.to_utc(clock.now())
        with connect(address).begin() as connection:
            for house in self.accepting:
                key_id, public_key = secrets.token_urlsafe(16), bytes(PrivateKey.generate().public_key)
                row = {"key_id": key_id, "house": house, "public_key": public_key, "made_at": made_at}
                connection.execute(house_keys.insert().values(**row))
        return mailbox
