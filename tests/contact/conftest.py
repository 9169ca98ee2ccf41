"""A parent who talks with Natlys by the turn that every channel uses: a real mailbox, and a brain that writes down
what it hears."""

import asyncio
import json
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from nacl.public import PrivateKey

from bot.brain.client import Brain
from bot.clock import COPENHAGEN
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import STORIES, Library
from bot.conversations import Conversation, Conversations
from bot.counts.counter import Counts
from bot.outcome import Outcome
from bot.requests.code import Ticket
from bot.requests.mailbox import Mailbox
from bot.requests.tables import messages, requests
from bot.safety.safety import Safety
from bot.store.database import connect
from bot.turn import Turn
from bot.words.reply import Reply
from bot.words.voice import CONTACT
from tests.requests.conftest import House

LATE_ON_SATURDAY = datetime(2026, 11, 21, 23, 40, tzinfo=COPENHAGEN)
QUESTION = "min søn på 8 mdr vågner hver time om natten, hvad gør vi"
STORY = "sleep.wakes_often"


class ListeningBrain:
    """A brain over HTTP that takes everything for the same question, and keeps every byte it is sent."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.label = self.says = f"faq/{STORY}"
        brain = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
                brain.heard.append(body)
                thought = {
                    "say": [{"say": brain.says}],
                    "ranking": [{"name": brain.label, "confidence": 0.9}],
                    "intent": {"name": "faq"},
                    "confidence": 0.9,
                    "second": None,
                }
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(thought).encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@dataclass
class Answer:
    """What came back for one message."""

    replies: list[Reply]
    outcome: Outcome

    @property
    def text(self) -> str:
        return "\n\n".join(reply.text for reply in self.replies)

    @property
    def kinds(self) -> list[str]:
        return [reply.kind for reply in self.replies]

    @property
    def payloads(self) -> list[str]:
        """What can be tapped below the last reply, without the part that all of contact's have."""
        return [b.payload.removeprefix(CONTACT) for b in self.replies[-1].buttons]


@dataclass
class Device:
    """A parent's own device, on which a code is made: its ticket, and the key that stays there."""

    lookup: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    secret: PrivateKey = field(default_factory=PrivateKey.generate)

    @property
    def ticket(self) -> Ticket:
        return Ticket(self.lookup, bytes(self.secret.public_key))


@dataclass
class Talk:
    """One conversation, the house at its other end, and everything that could have kept a word of it."""

    turn: Turn
    conversation: Conversation
    house: House
    brain: ListeningBrain
    counts: Counts
    now: datetime = LATE_ON_SATURDAY
    device: Device = field(default_factory=Device)
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def say(self, text: str, ticket: Ticket | None = None) -> Answer:
        """Types, or taps with a payload."""
        return self.runner.run(self.take(text, ticket))

    def tap(self, payload: str, ticket: Ticket | None = None) -> Answer:
        return self.say(CONTACT + payload, ticket)

    def all(self, *texts: str) -> Answer:
        """Several in a row; what begins with a slash is a tap below a question of contact's."""
        told = [self.tap(text[1:]) if text.startswith("/") else self.say(text) for text in texts]
        return told[-1]

    def send(self) -> Answer:
        """The yes, with the ticket of a code that this device has made."""
        return self.tap("send", self.device.ticket)

    def minutes_later(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def another_device(self, channel: str = "web", house: str | None = None) -> "Talk":
        """The same parent, or another one, later and elsewhere."""
        conversation = Conversations().begin(channel, house, "da")
        return Talk(self.turn, conversation, self.house, self.brain, self.counts, self.now, self.device, self.runner)

    @property
    def kept(self) -> list[Any]:
        """The rows of all requests."""
        with self.house.engine.connect() as connection:
            return list(connection.execute(sa.select(requests)).all())

    def opened(self) -> list[dict[str, Any]]:
        """The messages of the only request, as the house opens them."""
        (row,) = self.kept
        return self.house.reads(row.id)

    @property
    def messages(self) -> int:
        with self.house.engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(messages)) or 0

    async def take(self, text: str, ticket: Ticket | None = None) -> Answer:
        """The same for several at once."""
        said = [one async for one in self.turn.take(self.conversation, text, self.now, ticket)]
        outcome = said.pop()
        assert isinstance(outcome, Outcome)
        return Answer([reply for reply in said if isinstance(reply, Reply)], outcome)


@pytest.fixture(scope="session")
def library() -> Library:
    made = Library()
    made.read_houses()
    made.read_stories(STORIES / "sleep")
    return made


@pytest.fixture(scope="session")
def safety() -> Safety:
    return Safety()


@pytest.fixture
def brain() -> Iterator[ListeningBrain]:
    made = ListeningBrain()
    yield made
    made.close()


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    made = Mailbox(f"sqlite:///{tmp_path}/requests.sqlite3")
    made.migrate()
    return made


@pytest.fixture
def house(mailbox: Mailbox, tmp_path: Path) -> House:
    return House(connect(f"sqlite:///{tmp_path}/requests.sqlite3")).takes_requests()


@pytest.fixture
def desk(mailbox: Mailbox, house: House) -> Desk:
    made = Desk(mailbox)
    asyncio.run(made.refresh())
    return made


@pytest.fixture
def talk(desk: Desk, house: House, brain: ListeningBrain, library: Library, safety: Safety) -> Iterator[Talk]:
    counts = Counts()
    turn = Turn(library, Brain(brain.port, "token", 5), counts, safety, Contact(desk))
    made = Talk(turn, Conversations().begin("web", "lolland", "da"), house, brain, counts)
    with made.runner:
        yield made
        made.runner.run(turn.brain.close())


# Each step of a call-back with an answer to it, in order.
STEPS: dict[str, str] = {
    "topic": "/topic/sleep",
    "about": "Han sover kun i min arm, kvidrefugl.",
    "contact": "20 12 34 56",
    "when": "/when/any",
    "name": "Anne",
    "safe": "ja",
    "leave": "nej",
    "calls_as": "Sig bare det er biblioteket",
}
ANSWERS = list(STEPS.values())


def up_to(step: str) -> list[str]:
    """The answers before a step of a call-back, the tap that begins it first."""
    names = [*STEPS, "check"]
    return ["/callback", *ANSWERS[: names.index(step)]]
