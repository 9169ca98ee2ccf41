"""What a reader can work out from figures: tried against every count there could have been.

The reader knows the rules and sees all figures. A number is safe when the same figures also come of counts in which it
is none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import product

import pytest

from bot.report.small_numbers import Figure, figure, hidden

Seen = tuple[int | None, bool]
Counts = tuple[int, ...]


def seen(figures: Iterable[Figure]) -> tuple[Seen, ...]:
    return tuple((shown.shown, shown.withheld) for shown in figures)


def alike(publish: Callable[[Counts], list[Figure]], parts: int, below: int) -> list[tuple[list[Figure], list[Counts]]]:
    """All counts, gathered by what is shown of them. Each number is below `below`."""
    found: dict[tuple[Seen, ...], tuple[list[Figure], list[Counts]]] = defaultdict(lambda: ([], []))
    for counts in product(range(below), repeat=parts):
        figures = publish(counts)
        same = found[seen(figures)]
        same[0][:] = figures
        same[1].append(counts)
    return list(found.values())


def with_total(counts: Counts) -> list[Figure]:
    """Months and their quarter, or the values of a list that covers all conversations, and how many there were."""
    parts = [figure(count) for count in counts]
    return [*parts, figure(sum(counts), parts)]


def year(counts: Counts) -> list[Figure]:
    """Two parts of two months each, and all four together."""
    months = [figure(count) for count in counts]
    halves = [figure(sum(counts[:2]), months[:2]), figure(sum(counts[2:]), months[2:])]
    return [*months, *halves, figure(sum(counts), halves)]


@pytest.mark.parametrize("count", range(5))
def test_under_five_and_none_look_the_same(count: int):
    assert figure(count) == figure(0)
    assert figure(count).shown is None


@pytest.mark.parametrize(("count", "shown"), [(5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1000, 1000), (1003, 1005)])
def test_the_rest_are_rounded_to_the_nearest_five(count: int, shown: int):
    assert figure(count).shown == shown


@pytest.mark.parametrize(("publish", "parts", "below"), [(with_total, 2, 40), (with_total, 3, 18), (year, 4, 13)])
def test_no_number_under_five_can_be_told_from_none(publish: Callable[[Counts], list[Figure]], parts: int, below: int):
    groups = alike(publish, parts, below)
    assert sum(len(counts) for _, counts in groups) == below**parts
    for figures, counts in groups:
        for number in range(parts):
            if figures[number].shown is None:
                assert any(tried[number] == 0 for tried in counts), (seen(figures), counts)


def test_no_number_under_five_can_be_worked_out():
    for figures, counts in alike(with_total, 3, 18):
        # What could come of larger counts too is not all here.
        if all((shown.shown or 0) < 15 for shown in figures[:3]):
            for number in range(3):
                if figures[number].shown is None:
                    assert len({tried[number] for tried in counts}) > 1, (seen(figures), counts)


def test_a_total_is_lowered_by_one_step_and_only_beside_a_hidden_part():
    for figures, counts in alike(with_total, 3, 18):
        for tried in counts:
            nearest = figure(sum(tried)).shown
            if all(shown.shown is not None for shown in figures[:3]):
                assert figures[3].shown == nearest
            assert (nearest or 0) - (figures[3].shown or 0) in (0, 5), (tried, figures[3])


def test_the_total_gives_way_to_telegram():
    # 100 together would be 98 at least, and 97 at most on the web: someone wrote in Telegram.
    web, telegram = figure(95), figure(3)
    assert figure(98).shown == 100
    assert figure(98, [web, telegram]).shown == 95


def test_two_parts_under_five_have_no_total():
    # 5 would tell that neither was none, and whether it is shown would tell it too.
    totals = {figure(first + second, [figure(first), figure(second)]) for first, second in product(range(5), repeat=2)}
    assert [(total.shown, total.withheld) for total in totals] == [(None, True)]


def test_what_is_not_shown_at_all_is_safe_too():
    assert figure(12, [figure(10), hidden(9)]).shown == 10
    assert figure(19, [figure(10), hidden(9)]).shown == 10
