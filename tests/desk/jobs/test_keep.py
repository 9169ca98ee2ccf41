"""The desk's own work goes on, whatever of it fails."""

import asyncio
import contextlib
import logging

import pytest
import sqlalchemy as sa

from bot.desk.jobs import keep
from bot.requests.tables import days, requests
from tests.desk.queue.conftest import Staff
from tests.store.postgres import Postgres


def run(staff: Staff, seconds: float = 2) -> None:
    """One round of it, and then the end of the process."""
    with contextlib.suppress(TimeoutError):
        asyncio.run(asyncio.wait_for(keep(staff.desk.parts), seconds))


def test_a_round_deletes_and_makes_room(staff: Staff):
    staff.parent().asks()
    staff.desk.clock.pass_(days=60)
    run(staff)
    with staff.desk.parts.requests.connect() as connection:
        assert connection.scalars(sa.select(requests.c.id)).all() == []
        assert connection.scalar(sa.select(sa.func.max(days.c.room)).where(days.c.house == "lolland")) == 4


def test_settings_of_notices_that_cannot_be_used_are_told_and_stop_nothing_else(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setenv("NATLYS_NOTIFY_MAIL", '{"lolland": "hemmelig"}')
    staff.parent().asks()
    staff.desk.clock.pass_(days=60)
    run(staff)
    assert caplog.messages == ["notices.settings_unusable.notify_mail"]
    assert "hemmelig" not in caplog.text
    with staff.desk.parts.requests.connect() as connection:
        assert connection.scalars(sa.select(requests.c.id)).all() == []


@pytest.mark.parametrize("parts", ["postgresql"], indirect=True)
def test_a_database_that_is_away_is_told_by_its_error_and_nothing_ends(
    staff: Staff, postgres: Postgres, caplog: pytest.LogCaptureFixture
):
    postgres.stop()
    try:
        with caplog.at_level(logging.WARNING, "bot"):
            run(staff)
    finally:
        postgres.start()
    assert caplog.messages == [f"jobs.{name}.no_connection" for name in ("deletion", "leavers", "days")]
