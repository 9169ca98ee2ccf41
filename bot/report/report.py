"""The report as it is read: sentences and figures in one language, whatever it is written on.

For staff meetings, for the leader, and for the yearly status to the political committee (report 000, lines 814-836).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.houses.profile import House
from bot.report.measured import Measured
from bot.report.period import Period
from bot.report.small_numbers import Figure
from bot.report.words import Words


@dataclass(frozen=True)
class Row:
    """One figure: `now` is None where nothing was measured, `before` is None where nothing is compared."""

    name: str
    label: str
    now: Figure | None
    before: Figure | None = None

    @property
    def most(self) -> int:
        """The larger of its two numbers, 0 if neither is shown."""
        return max((figure.shown or 0 for figure in (self.now, self.before) if figure), default=0)

    @property
    def tells(self) -> bool:
        """Whether there is more to say than “under 5”."""
        return self.now is None or self.now.withheld or self.most > 0


@dataclass(frozen=True)
class Section:
    """Figures that belong together. `sentences` say in words what the rows show."""

    name: str
    title: str
    explained: str
    rows: Sequence[Row]
    sentences: Sequence[str] = ()
    chart: bool = True

    @property
    def most(self) -> int:
        """The largest number, 0 if there is none to show."""
        return max((row.most for row in self.rows), default=0)

    @property
    def telling(self) -> list[Row]:
        """The rows that tell something; the others are named in a sentence."""
        return [row for row in self.rows if row.tells]


@dataclass(frozen=True)
class Notes:
    """Sentences under a heading."""

    title: str
    sentences: Sequence[str]


@dataclass(frozen=True)
class Report:
    """A report. `sections` without a number to show are named in the notes, and have their rows in the CSV alone."""

    house: House
    words: Words
    measured: Measured
    before: Period | None
    title: str
    subtitle: str
    lead: Notes
    sections: Sequence[Section]
    notes: Sequence[Notes]

    @property
    def telling(self) -> list[Section]:
        """The sections with a number to show."""
        return [section for section in self.sections if section.most]

    @property
    def most(self) -> int:
        """The largest number that is drawn: one scale for all charts, so that ten look like ten everywhere."""
        return max((section.most for section in self.telling if section.chart), default=0)
