"""A parent whose request has come through the front's own mailbox, and who can open what is answered."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from nacl.public import PrivateKey

from bot.requests.code import Ticket
from bot.requests.mailbox import Mailbox, New
from bot.requests.sealing import unseal

CALL = {
    "topic": "sleep",
    "text": "Han vågner hver time.",
    "language": "da",
    "contact": {"kind": "phone", "value": "20304050"},
    "name": "Sofie",
    "safe": True,
    "leave_message": True,
    "calls_as": "",
    "when": "mandag mellem kl. 9 og 11",
    "promised": "Vi ringer mandag mellem kl. 9 og 11.",
    "told": [],
}
LETTER = {
    "topic": "relationship",
    "text": "Vi skændes hver aften.",
    "language": "da",
    "promised": "Du får svar her senest tirsdag kl. 12.",
    "told": [],
}


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


@dataclass
class Parent:
    """Holds what a reply code gives: the ticket, and the secret that opens the answers."""

    box: Mailbox
    secret: PrivateKey = field(default_factory=PrivateKey.generate)
    lookup: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    @property
    def ticket(self) -> Ticket:
        return Ticket(self.lookup, bytes(self.secret.public_key))

    def asks(self, now: datetime, content: dict[str, Any], urgency: int = 1, house: str = "lolland") -> str:
        """Sends a request an hour ago, to be met within two hours; its id."""
        due = utc(now + timedelta(hours=2))
        call = "contact" in content
        window = (utc(now + timedelta(hours=1)), due) if call else (None, None)
        new = New(house, "callback" if call else "message", urgency, due, *window, content)
        assert self.box.add(new, self.ticket, utc(now - timedelta(hours=1)))
        return self.box.find(self.ticket.lookup_hash).id

    def writes(self, now: datetime, text: str) -> None:
        self.box.write(self.ticket.lookup_hash, text, 1, utc(now + timedelta(hours=2)), utc(now))

    def withdraws(self) -> None:
        self.box.withdraw(self.ticket.lookup_hash)

    def reads(self) -> list[tuple[str, str]]:
        """Who wrote what, as the parent's code opens it."""
        found = self.box.find(self.ticket.lookup_hash)
        opened = [unseal(message.sealed, self.secret, found.id, message.number) for message in found.messages]
        return [(message["from"], message["text"]) for message in opened]
