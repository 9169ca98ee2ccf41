"""Many processes add to the same counts at once, and some of them are killed."""

import signal
from contextlib import ExitStack

import sqlalchemy as sa

from tests.store.counted import total
from tests.store.writer import Writer

WRITERS = 8


def test_ten_thousand_increments_of_eight_writers_lose_none(address: str, engine: sa.Engine):
    with ExitStack() as running:
        writers = [running.enter_context(Writer(address, 10_000 // WRITERS, batch=10)) for _ in range(WRITERS)]
        assert [writer.finish() for writer in writers] == [0] * WRITERS
    assert sum(writer.acknowledged for writer in writers) == 10_000
    assert total(engine) == 10_000


def test_a_killed_writer_loses_at_most_what_it_was_not_told(address: str, engine: sa.Engine):
    """Every acknowledged increment is there; beside them at most one a kill, committed just before it was told."""
    each, kills = 100, 5
    with ExitStack() as running:
        others = [running.enter_context(Writer(address, each)) for _ in range(WRITERS - 1)]
        left = each
        for kill in range(kills):
            with Writer(address, left) as killed:
                assert killed.kill_after(5, seconds=kill / 1000) == -signal.SIGKILL
            left -= killed.acknowledged
        with Writer(address, left) as last:
            assert last.finish() == 0
        assert last.acknowledged == left > 0
        assert [other.finish() for other in others] == [0] * len(others)
    assert WRITERS * each <= total(engine) <= WRITERS * each + kills
