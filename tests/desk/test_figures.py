"""A leader reads the figures of the house, and nobody else does here."""

from datetime import date
from pathlib import Path

import pytest

from bot.desk.person import Role
from tests.desk.conftest import Desk
from tests.report.simulate import Simulation


@pytest.fixture
def counted(desk: Desk) -> None:
    """A month with enough conversations to be told."""
    made = Simulation(Path(desk.parts.settings.database_url.removeprefix("sqlite:///")))
    made.up(date(2026, 6, 1), date(2026, 6, 30))
    made.quarter(date(2026, 6, 1), date(2026, 6, 30), 60, seed=1)
    made.write()


def test_a_leader_has_the_report_of_a_month_that_is_over(desk: Desk, counted: None):
    leader = desk.colleague("lis", Role.LEADER).browser
    answer = leader.get("/figures/2026-06.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert leader.get("/api/queue").status_code == 403


@pytest.mark.parametrize("period", ["2026-07", "2026-13", "x"])
def test_what_is_not_over_or_no_period_has_none(desk: Desk, counted: None, period: str):
    assert desk.colleague("lis", Role.LEADER).browser.get(f"/figures/{period}.pdf").status_code == 404


@pytest.mark.parametrize("role", [Role.THERAPIST, Role.COORDINATOR])
def test_nobody_else_has_figures_here(desk: Desk, counted: None, role: Role):
    assert desk.colleague("eva", role).browser.get("/figures/2026-06.pdf").status_code == 403
