"""Asks the brain over loopback."""

import asyncio
import logging
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

AGAIN_SECONDS = 5

_PREFIX = "/webhooks/natlys"

log = logging.getLogger(__name__)


class BrainAway(RuntimeError):
    """The brain is down, slow or silent. The parent is told that it will be back."""


class BrainGone(BrainAway):
    """Nothing listens there: the brain has ended, and what it kept in memory with it."""


@dataclass(frozen=True)
class Thought:
    """What the brain made of a message: things to say by name, and the labels it thought of, best first.

    `confidence` is that in the topic. `second` is the label of another question in the same message, if there is one.
    """

    say: tuple[dict[str, Any], ...]
    ranking: tuple[tuple[str, float], ...]
    understood: bool
    confidence: float = 1.0
    second: str | None = None

    @property
    def label(self) -> str:
        """The best guess, also when it was not sure enough to answer."""
        return self.ranking[0][0]


class Brain:
    """One brain at one address."""

    def __init__(self, port: int, token: str, timeout: float) -> None:
        self._port, self._token, self._timeout = port, token, timeout
        self._unforgotten: list[str] = []
        self._forgetting: asyncio.Task[None] | None = None

    @cached_property
    def _http(self) -> "httpx.AsyncClient":
        # Loaded with the first question for the brain: the crisis card must not wait for it.
        import httpx

        return httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self._port}",
            headers={"Authorization": f"Bearer {self._token}"},
            timeout=self._timeout,
        )

    async def think(self, conversation: str, text: str, metadata: dict[str, Any]) -> Thought:
        """What is meant by a scrubbed message. Raises BrainAway."""
        heard = await self._call("POST", "message", {"conversation": conversation, "text": text, "metadata": metadata})
        ranking = tuple(
            (str(r["name"]), float(r["confidence"])) for r in heard["ranking"] if r["name"] != "nlu_fallback"
        )
        understood = heard["intent"].get("name") != "nlu_fallback"
        if not heard["say"] or not ranking:
            raise BrainAway("silent")
        return Thought(tuple(heard["say"]), ranking, understood, float(heard["confidence"]), heard["second"])

    async def forget(self, conversation: str) -> None:
        """Deletes the brain's side of a conversation. One that hangs is asked again in the background."""
        if await self._forgotten(conversation):
            return
        self._unforgotten.append(conversation)
        if self._forgetting is None or self._forgetting.done():
            self._forgetting = asyncio.create_task(self._forget_later())

    async def _forget_later(self) -> None:
        while self._unforgotten:
            log.warning("forget.waits.%d", len(self._unforgotten))
            await asyncio.sleep(AGAIN_SECONDS)
            while self._unforgotten and await self._forgotten(self._unforgotten[0]):
                self._unforgotten.pop(0)
        log.info("forget.done")

    async def _forgotten(self, conversation: str) -> bool:
        try:
            await self._call("POST", "forget", {"conversation": conversation})
        except BrainGone:
            return True
        except BrainAway:
            return False
        return True

    async def ready(self) -> bool:
        """Whether the brain would answer now."""
        try:
            return bool((await self._call("GET", "ready")).get("ready"))
        except BrainAway:
            return False

    async def close(self) -> None:
        """Closes the connections. What is still to be forgotten ends with the brain."""
        if self._forgetting:
            self._forgetting.cancel()
        await self._http.aclose()

    async def _call(self, method: str, door: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        import httpx

        try:
            answer = await self._http.request(method, f"{_PREFIX}/{door}", json=body)
        except httpx.HTTPError as error:
            away = BrainGone if isinstance(error, httpx.ConnectError) else BrainAway
            # Not chained: the request inside the error carries the parent's words.
            raise away(type(error).__name__) from None
        if answer.is_error:
            raise BrainAway(f"status {answer.status_code}")
        return answer.json() if answer.content else {}
