"""Which numbers may be shown, so that nobody can be found in them.

- A number under five is "under 5", and none is "under 5" too: in a small place, that there was one already points at
  somebody.
- The rest are rounded to the nearest five, so that subtracting one figure from another does not leave one family.
- A total gives way to its parts. Where the nearest five would tell that a part under five is more than none (95 on the
  web, under 5 in Telegram and 100 together), the total is the next five below. It is lowered by the figures that are
  shown, never by what they hide: so a reader who knows these rules learns nothing from the lowering either.

Each total is guarded against its own parts, over time and over the values of a list. Not guarded: all figures of a year
in one system of equations, which can now and then tell a small number from none where no single sum does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
STEP = 5
_HALF = STEP // 2


@dataclass(frozen=True)
class Figure:
    """A number as it is shown, and what a reader can make of it.

    `shown` is None when it is under five, or withheld. `most` is the most it can have been; `most_if_none` the same if
    one of the hidden numbers within it were none, whichever leaves least. It is None when nothing is hidden within.
    """

    shown: int | None
    most: int
    most_if_none: int | None
    withheld: bool = False


def hidden(most: int) -> Figure:
    """A number that is not shown and was at most so much."""
    return Figure(None, most, 0)


UNDER_FIVE = hidden(LEAST - 1)
WITHHELD = Figure(None, 0, 0, withheld=True)


def figure(count: int, *sums: Sequence[Figure]) -> Figure:
    """How a count is shown. Each of `sums` is a set of figures that add up to it, or to more."""
    reached = min((sum(part.most for part in parts) for parts in sums), default=None)
    limit = min((free for parts in sums if (free := _most_if_one_is_none(parts)) is not None), default=None)
    if reached is not None and limit is not None and limit < LEAST <= reached:
        # Two parts, both under five: any number at all would tell that neither was none.
        return Figure(None, reached, limit, withheld=True)
    if count < LEAST or (reached is not None and reached < LEAST):
        return UNDER_FIVE
    shown = (count + _HALF) // STEP * STEP
    while limit is not None and _fewest(shown) > limit:
        shown -= STEP
    most = shown + _HALF
    if reached is not None:
        may_be_lowered = limit is not None and _fewest(shown + STEP) > limit
        most = reached if may_be_lowered else min(most, reached)
    return Figure(shown, most, None if limit is None else min(most, limit))


def _fewest(shown: int) -> int:
    return max(LEAST, shown - _HALF)


def _most_if_one_is_none(parts: Sequence[Figure]) -> int | None:
    most = sum(part.most for part in parts)
    return min(
        (most - part.most + part.most_if_none for part in parts if part.most_if_none is not None),
        default=None,
    )
