"""The only door into the brain: a message in, names out; and forgetting on request.

The token comes from the environment variable `NATLYS_BRAIN_TOKEN`. Rasa's own `--auth-token` does not
guard channels and shows in the process list.
"""

import asyncio
import hmac
import logging
import os
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from natlys_brain.classifier import BEFORE, CONFIDENCE, SECOND
from natlys_brain.labels import tapped
from natlys_brain.questions import is_short, leans_on_the_last
from natlys_brain.tracker_store import MemoryTrackerStore

TOKEN_VARIABLE = "NATLYS_BRAIN_TOKEN"
SWEEP_SECONDS = 60

logger = logging.getLogger(__name__)


class NatlysChannel(InputChannel):
    """`POST /webhooks/natlys/message` and `POST /webhooks/natlys/forget`."""

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        return "natlys"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "NatlysChannel":
        token = os.environ.get(TOKEN_VARIABLE, "")
        if len(token) < 16:
            raise RasaException(f"Set {TOKEN_VARIABLE} to a random text of at least 16 characters.")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("natlys")

        @blueprint.middleware("request")
        async def check_token(request: Request) -> Optional[HTTPResponse]:
            given = request.headers.get("Authorization", "")
            if hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
                return None
            return response.json({"error": "token"}, status=401)

        @blueprint.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return response.json({"ready": _agent(request.app).is_ready()})

        @blueprint.post("/message")
        async def message(request: Request) -> HTTPResponse:
            body = request.json or {}
            conversation, text = body.get("conversation"), body.get("text")
            if not isinstance(conversation, str) or not isinstance(text, str) or not text.strip():
                return response.json({"error": "conversation and text are needed"}, status=400)
            return await self._answer(request.app, conversation, text, body.get("metadata") or {})

        @blueprint.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            conversation = str((request.json or {}).get("conversation", ""))
            # A message that is being handled would save the conversation again after it was deleted.
            async with _agent(request.app).lock_store.lock(conversation):
                _store(request.app).delete(conversation)
            return response.empty()

        @blueprint.listener("after_server_start")
        async def begin_sweeping(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            app.ctx.sweeping = loop.create_task(_forget_idle_conversations(app))

        @blueprint.listener("before_server_stop")
        async def end_sweeping(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            app.ctx.sweeping.cancel()

        return blueprint

    async def _answer(self, app: Sanic, conversation: str, text: str, metadata: Dict[str, Any]) -> HTTPResponse:
        agent = _agent(app)
        before = await agent.tracker_store.retrieve(conversation)
        if before and (is_short(text) or leans_on_the_last(text)):
            metadata = {**metadata, BEFORE: _last_words(before)}
        output = CollectingOutputChannel()
        known = agent.domain.intents if agent.domain else []
        await agent.handle_message(
            UserMessage(
                text,
                output,
                conversation,
                parse_data=tapped(text, known),
                input_channel=self.name(),
                metadata=metadata,
            )
        )
        tracker = await agent.tracker_store.retrieve(conversation)
        heard = tracker.latest_message if tracker else None
        says: List[Any] = [m["custom"] for m in output.messages if "custom" in m]
        if heard is None or not says:
            # A dialogue that ends without a word is a defect of ours, never an answer to a parent.
            logger.error("brain.silent")
            return response.json({"error": "silent"}, status=500)
        return response.json(
            {
                "say": says,
                "intent": heard.intent,
                "ranking": heard.parse_data.get("intent_ranking", []),
                "confidence": heard.parse_data.get(CONFIDENCE, 1.0),
                "second": heard.parse_data.get(SECOND),
            }
        )


def _last_words(tracker: DialogueStateTracker) -> str:
    """What the parent wrote last, back to a message that can be understood alone; taps left out."""
    told: List[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered) and event.text and not event.text.startswith("/"):
            told.insert(0, event.text)
            if not is_short(event.text):
                break
    return " ".join(told)


def _agent(app: Sanic) -> Agent:
    agent: Agent = app.ctx.agent
    return agent


def _store(app: Sanic) -> MemoryTrackerStore:
    store = _agent(app).tracker_store
    # Rasa wraps the configured store in one that falls back when it fails.
    inner = getattr(store, "_tracker_store", store)
    assert isinstance(inner, MemoryTrackerStore)
    return inner


async def _forget_idle_conversations(app: Sanic) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        _store(app).forget_idle()
