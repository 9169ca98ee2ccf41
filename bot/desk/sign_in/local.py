"""Signing in with a login, a password and a one-time code. Whatever is wrong, the answer and the work are the same."""

import asyncio
import time

import sqlalchemy as sa

from bot.desk.http import Refused
from bot.desk.parts import DeskParts
from bot.desk.sign_in import passwords, slow_down, totp
from bot.desk.tables import accounts
from bot.desk.users.fields import same_login
from bot.store.errors import away_if_it_fails

# A no is never told sooner, so that its time does not tell whether the login exists.
NO_SOONER = 0.5  # seconds
_AT_ONCE = 2


class LocalSignIn:
    """The desk's own accounts. Comparing passwords takes much memory, so only two are compared at once."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._unknown = slow_down.Unknown()
        self._few = asyncio.Semaphore(_AT_ONCE)

    async def sign_in(self, login: str, password: str, code: str) -> str:
        """The account's id. Raises Refused with `wrong`, or `locked` after too many tries."""
        begun = time.monotonic()
        try:
            async with self._few:
                return await asyncio.to_thread(self._account, same_login(login), password, code)
        except Refused:
            await asyncio.sleep(max(0.0, begun + NO_SOONER - time.monotonic()))
            raise

    def _account(self, login: str, password: str, code: str) -> str:
        now = self._parts.utc()
        with away_if_it_fails(), self._parts.desk.connect() as connection:
            row = connection.execute(
                sa.select(accounts).where(accounts.c.login == login, accounts.c.active)
            ).one_or_none()
        if row is None:
            open_ = self._unknown.count(login, now)
        else:
            with away_if_it_fails(), self._parts.desk.begin() as connection:
                open_ = slow_down.count(connection, row.id, now)
        if not open_:
            raise Refused("locked", 429)
        right = passwords.matches(row.password_hash if row else None, password)
        step = totp.step_of((row and row.totp_secret) or totp.new_secret(), code, self._parts.clock())
        if row is None or not right or step is None or not self._use(row.id, row.password_hash, step):
            raise Refused("wrong", 401)
        return str(row.id)

    def _use(self, account_id: str, password_hash: str, step: int) -> bool:
        """Uses up a one-time code and takes back the counted tries; false when the code had been used."""
        with away_if_it_fails(), self._parts.desk.begin() as connection:
            used = connection.execute(
                sa.update(accounts)
                .where(accounts.c.id == account_id, accounts.c.active)
                .where(accounts.c.totp_last < step, accounts.c.password_hash == password_hash)
                .values(totp_last=step, failed=0, locked_until=None)
            )
        return used.rowcount == 1
