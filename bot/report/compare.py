"""When two periods are compared, and what may be said of the difference."""

from dataclasses import dataclass

from bot.report.figures import Figures
from bot.report.small_numbers import LEAST, STEP, Figure

# 52 is shown as 50 and 53 as 55: a difference of one step may be rounding alone.
_SURELY = 2 * STEP


@dataclass(frozen=True)
class Pair:
    """The figures of a period, and those of the one before if anything was measured in it."""

    now: Figures
    previous: Figures | None

    @property
    def before(self) -> Figures | None:
        """The period before, if enough of both was measured to compare them."""
        both = self.previous and self.previous.measured.enough and self.now.measured.enough
        return self.previous if both else None


def change(now: Figure, before: Figure) -> int:
    """How many more than before, or fewer, in figures as they are shown; 0 where it may be rounding alone.

    Under five counts as five. Only what is shown is compared: the words give nothing away that the figures do not.
    """
    if now.withheld or before.withheld:
        return 0
    difference = (now.shown or LEAST) - (before.shown or LEAST)
    return difference if abs(difference) >= _SURELY else 0
