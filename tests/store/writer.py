"""A process of its own that counts and writes, so that it can be killed.

At any moment it has at most one batch written and not yet told.
"""

import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Self

from bot.counts.counter import Counts
from bot.store.away import StoreAway
from bot.store.counters import CounterStore
from tests.store.counted import NOW

# The server of forks loads the store and its driver once; each writer begins as a fresh copy of it.
_processes = get_context("forkserver")
_processes.set_forkserver_preload([__name__, "psycopg", "sqlalchemy.dialects.postgresql.psycopg"])


class Writer:
    """Writes `increments` in batches; `acknowledged` is how many the database is known to have committed."""

    def __init__(self, address: str, increments: int, batch: int = 1) -> None:
        self.acknowledged = 0
        self._told, tell = _processes.Pipe(duplex=False)
        self._process = _processes.Process(target=_write, args=(address, increments, batch, tell), daemon=True)
        self._process.start()
        tell.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()

    def kill_after(self, increments: int, seconds: float) -> int:
        """SIGKILL, so long after so many were acknowledged. Returns its exit code."""
        while self.acknowledged < increments:
            self.acknowledged = self._told.recv()
        time.sleep(seconds)
        self._process.kill()
        return self.finish()

    def finish(self) -> int:
        """Waits for its end. Returns its exit code."""
        try:
            while True:
                self.acknowledged = self._told.recv()
        except EOFError:
            self._process.join()
        return self._process.exitcode or 0


def _write(address: str, increments: int, batch: int, tell: Connection) -> None:
    store, counts = _opened(address), Counts()
    for number in range(1, increments + 1):
        if number % 2:
            counts.message(NOW, "lolland")
        else:
            counts.once(NOW, "lolland", "topic", "sleep")
        if number % batch == 0:
            while not counts.flush(store):
                pass
            tell.send(number)


def _opened(address: str) -> CounterStore:
    """As the front does, it tries again: others make the tables at the same moment."""
    while True:
        try:
            store = CounterStore(address)
            store.migrate()
        except StoreAway:
            time.sleep(0.1)
        else:
            return store
