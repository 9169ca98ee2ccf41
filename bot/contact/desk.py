"""The way to the desk: which houses take requests, and sending, finding and taking back, one look-up at a time."""

import asyncio
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.clock import to_utc
from bot.requests.code import Code, Ticket, derive, new_words
from bot.requests.request import Found, Gone, New
from bot.store.away import StoreAway

if TYPE_CHECKING:
    from bot.requests.mailbox import Mailbox  # loaded with its database, which the crisis card must not wait for

# One wrong code a second, over all conversations together: guessing 66 bits that way has no end. A right one waits at
# most for those before it.
_AFTER_A_WRONG_CODE = 1.0
_MOST_WAITING = 30


class TooMany(RuntimeError):
    """More codes are being tried than can wait."""


class Desk:
    """What the front may do with requests. Every method may raise StoreAway."""

    def __init__(self, mailbox: "Mailbox | None" = None) -> None:
        self.mailbox = mailbox
        self.accepting: frozenset[str] = frozenset()
        self._looking, self._deriving, self._waiting = asyncio.Lock(), asyncio.Lock(), 0

    async def refresh(self) -> None:
        """Learns anew which houses take requests."""
        self.accepting = await asyncio.to_thread(self._opened.houses)

    async def salt(self) -> bytes:
        """What the codes of this deployment are stretched with."""
        return await asyncio.to_thread(self._opened.salt)

    async def full(self, house: str, first: date) -> frozenset[date]:
        """The days that hold no more call-backs; none when the database is away, since sending asks again."""
        try:
            return await asyncio.to_thread(self._opened.full, house, first)
        except StoreAway:
            return frozenset()

    async def make_code(self) -> Code:
        """A new code, for a channel whose devices cannot make one."""
        return await self.derive(new_words())

    async def derive(self, words: str) -> Code:
        """What comes of a code that was typed here; one at a time, since it takes 64 MiB."""
        salt = await self.salt()
        async with self._deriving:
            return await asyncio.to_thread(derive, words, salt)

    async def send(self, new: New, ticket: Ticket, now: datetime) -> bool:
        """Keeps a request; false when its day has filled up. Raises NoHouseKey."""
        return await asyncio.to_thread(self._opened.add, new, ticket, to_utc(now))

    async def find(self, ticket: Ticket) -> Found:
        """The request of a code. Raises Gone after a pause, TooMany."""
        if self._waiting >= _MOST_WAITING:
            raise TooMany
        self._waiting += 1
        try:
            async with self._looking:
                try:
                    return await asyncio.to_thread(self._opened.find, ticket.lookup_hash)
                except Gone:
                    await asyncio.sleep(_AFTER_A_WRONG_CODE)
                    raise
        finally:
            self._waiting -= 1

    async def write(self, ticket: Ticket, text: str, urgency: int, due_at: datetime, now: datetime) -> None:
        """One more message. Raises Gone, NoHouseKey."""
        await asyncio.to_thread(self._opened.write, ticket.lookup_hash, text, urgency, to_utc(due_at), to_utc(now))

    async def withdraw(self, ticket: Ticket) -> None:
        """Deletes the request. Raises Gone."""
        await asyncio.to_thread(self._opened.withdraw, ticket.lookup_hash)

    @property
    def _opened(self) -> "Mailbox":
        if self.mailbox is None:
            raise StoreAway("not_opened")
        return self.mailbox
