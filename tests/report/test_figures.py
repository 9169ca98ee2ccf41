"""The rules on counts that were written as Natlys writes them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from bot.report.figures import Figures, figures
from bot.report.period import parse
from bot.store.figures import FigureStore
from tests.report.simulate import Simulation

JULY, AUGUST, SEPTEMBER = date(2026, 7, 10), date(2026, 8, 10), date(2026, 9, 10)
KNOWN: Mapping[str, Sequence[str]] = {"channel": ["web", "telegram"], "topic": ["sleep", "feeding", "violence"]}


@pytest.fixture
def simulation(simulation: Simulation) -> Simulation:
    """All of the quarter was measured."""
    simulation.up(date(2026, 7, 1), date(2026, 9, 30))
    return simulation


def shown(simulation: Simulation, written: str) -> Figures:
    period = parse(written)
    counted = FigureStore(simulation.write().url).counted("lolland", period.first, period.last)
    made = figures(counted, period, KNOWN)
    assert made
    return made


def numbers(figures: Figures, dimension: str) -> dict[str, int | None]:
    assert figures.lists is not None
    return {value: figure.shown for value, figure in figures.lists[dimension].items()}


def test_counts_are_rounded_and_small_ones_hidden(simulation: Simulation):
    simulation.conversations(22, JULY, channel="web", topic="sleep")
    simulation.conversations(4, JULY, channel="web", topic="feeding")
    july = shown(simulation, "2026-07")
    assert july.conversations.shown == 25
    assert numbers(july, "topic") == {"sleep": 20, "feeding": None, "violence": None}


def test_a_value_that_never_came_up_stands_like_one_that_did_under_five_times(simulation: Simulation):
    simulation.conversations(20, JULY, channel="web", topic="sleep")
    before = shown(simulation, "2026-07")
    simulation.counts.once(simulation.noon(JULY), "lolland", "topic", "violence")
    assert shown(simulation, "2026-07") == before


def test_a_value_that_nobody_listed_is_there_from_five(simulation: Simulation):
    simulation.conversations(20, JULY, channel="web", topic="sleep")
    simulation.conversations(4, JULY, channel="web", postcode="4900")
    simulation.conversations(5, JULY, channel="web", postcode="4930")
    assert numbers(shown(simulation, "2026-07"), "postcode") == {"4930": 5}


def test_small_months_add_up_to_a_quarter_that_is_shown(simulation: Simulation):
    for day in (JULY, AUGUST, SEPTEMBER):
        simulation.conversations(12, day, channel="web", topic="sleep")
        simulation.conversations(4, day, channel="web", topic="violence")
    quarter = shown(simulation, "2026-Q3")
    assert [numbers(month, "topic")["violence"] for month in quarter.parts] == [None, None, None]
    assert numbers(quarter, "topic")["violence"] == 10


def test_a_quarter_does_not_give_a_small_month_away(simulation: Simulation):
    # 7 and 7 are shown as 5 and 5, 18 together would be 20: only 4 in September makes that possible.
    for day, number in ((JULY, 7), (AUGUST, 7), (SEPTEMBER, 4)):
        simulation.conversations(20, day, channel="web", topic="sleep")
        simulation.conversations(number, day, channel="web", topic="violence")
    quarter = shown(simulation, "2026-Q3")
    assert [numbers(month, "topic")["violence"] for month in quarter.parts] == [5, 5, None]
    assert numbers(quarter, "topic")["violence"] == 15


def test_the_number_of_conversations_does_not_give_telegram_away(simulation: Simulation):
    simulation.conversations(95, JULY, channel="web", topic="sleep")
    simulation.conversations(3, JULY, channel="telegram", topic="sleep")
    july = shown(simulation, "2026-07")
    assert numbers(july, "channel") == {"web": 95, "telegram": None}
    assert july.conversations.shown == 95


def test_a_list_that_does_not_cover_the_conversations_leaves_their_number_alone(simulation: Simulation):
    simulation.conversations(40, JULY, topic="sleep", channel="web")
    simulation.conversations(60, JULY, topic="sleep")
    assert shown(simulation, "2026-07").conversations.shown == 100


def test_a_day_that_was_not_measured_is_missing_and_not_zero(simulation: Simulation):
    counts = Simulation(simulation.file.with_name("gaps.sqlite3"))
    counts.up(date(2026, 7, 1), date(2026, 7, 31), but=[date(2026, 7, 3), date(2026, 7, 4), date(2026, 7, 20)])
    counts.conversations(20, JULY, topic="sleep")
    measured = shown(counts, "2026-07").measured
    assert measured.days == 28
    assert measured.missing == [(date(2026, 7, 3), date(2026, 7, 4)), (date(2026, 7, 20), date(2026, 7, 20))]


def test_a_month_that_was_not_measured_has_no_figures(simulation: Simulation):
    counts = Simulation(simulation.file.with_name("gaps.sqlite3"))
    counts.up(date(2026, 7, 1), date(2026, 7, 31))
    counts.up(date(2026, 9, 1), date(2026, 9, 30))
    counts.conversations(20, JULY, topic="sleep")
    by_month = {str(month): part and part.conversations.shown for month, part in shown(counts, "2026-Q3").by_month()}
    assert by_month == {"2026-07": 20, "2026-08": None, "2026-09": None}
    assert [str(part.period) for part in shown(counts, "2026-Q3").parts] == ["2026-07", "2026-09"]


def test_how_much_of_the_measured_days_natlys_was_up(simulation: Simulation):
    counts = Simulation(simulation.file.with_name("half.sqlite3"))
    counts.up(date(2026, 7, 1), date(2026, 7, 10), minutes=720)
    assert shown(counts, "2026-07").measured.percent_up == 50


@pytest.mark.parametrize(("number", "lists"), [(7, False), (8, True), (30, True)])
def test_with_few_conversations_there_are_no_lists(simulation: Simulation, number: int, lists: bool):
    simulation.conversations(number, JULY, topic="sleep", channel="web")
    assert (shown(simulation, "2026-07").lists is not None) == lists


def test_messages_are_not_shown_where_they_would_tell_of_a_conversation(simulation: Simulation):
    simulation.conversation(JULY, {}, messages=30)
    for day in (AUGUST, SEPTEMBER):
        simulation.conversations(20, day, topic="sleep")
    quarter = shown(simulation, "2026-Q3")
    assert quarter.parts[0].messages.withheld
    assert quarter.messages.withheld
    assert quarter.parts[1].messages.shown == 20


def test_counts_of_days_that_were_not_measured_are_left_out(simulation: Simulation):
    counts = Simulation(simulation.file.with_name("odd.sqlite3"))
    counts.up(date(2026, 7, 1), date(2026, 7, 2))
    counts.conversations(3, date(2026, 7, 1), topic="sleep")
    counts.conversations(40, date(2026, 7, 20), topic="sleep")
    counts.conversations(40, AUGUST, topic="sleep")
    quarter = shown(counts, "2026-Q3")
    assert quarter.conversations.shown is None
    assert quarter.lists is None


def test_values_that_nobody_listed_do_not_lower_the_number_of_conversations(simulation: Simulation):
    for number in range(10):
        simulation.conversations(2, JULY, postcode=f"49{number}0")
    assert shown(simulation, "2026-07").conversations.shown == 20
