"""Counts as a running Natlys would write them: through bot/counts into bot/store."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bot.clock import COPENHAGEN
from bot.counts.counter import Counts
from bot.store.counters import CounterStore


@dataclass
class Simulation:
    """A database of counts. A conversation is a day and its values; a day is measured by its minutes."""

    file: Path
    counts: Counts = field(default_factory=Counts)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def up(self, first: date, last: date, but: Sequence[date] = (), minutes: int = 24 * 60) -> None:
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day not in but:
                self.counts.minutes_up(self.noon(day), minutes)

    def conversation(
        self, day: date, values: Mapping[str, str | Sequence[str]], house: str = "lolland", messages: int = 1
    ) -> None:
        self.counts.conversation(self.noon(day), house)
        for _ in range(messages):
            self.counts.message(self.noon(day), house)
        for dimension, told in values.items():
            for value in (told,) if isinstance(told, str) else told:
                self.counts.once(self.noon(day), house, dimension, value)

    def conversations(self, number: int, day: date, **values: str) -> None:
        for _ in range(number):
            self.conversation(day, values)

    @staticmethod
    def noon(day: date) -> datetime:
        return datetime.combine(day, time(12), COPENHAGEN)

    def write(self) -> "Simulation":
        store = CounterStore(self.url)
        store.migrate()
        self.counts.flush(store)
        return self

    def quarter(self, first: date, last: date, number: int, seed: int, but: Sequence[date] = ()) -> None:
        """So many conversations with everything that is counted, spread over the days as parents might write."""
        days = [day for n in range((last - first).days + 1) if (day := first + timedelta(days=n)) not in but]
        chance = random.Random(seed)  # noqa: S311 (the same counts at every run)
        for _ in range(number):
            day = chance.choice(days)
            values: dict[str, str | Sequence[str]] = {
                name: chance.choices(list(weights), list(weights.values()))[0] for name, weights in _LIKELY.items()
            }
            values["topic"] = list({str(values["topic"]), *chance.choices(list(_TOPICS), list(_TOPICS.values()), k=1)})
            told = {name: value for name, value in values.items() if value}
            self.conversation(day, told, messages=chance.randint(1, 8))


_TOPICS = {
    "sleep": 30, "feeding": 22, "crying": 14, "behaviour": 12, "parent_wellbeing": 10, "child_health": 10, "daycare": 7,
    "pregnancy": 6, "contact": 9, "offers": 8, "relationship": 4, "callback": 4, "smalltalk": 9, "fatherhood": 3,
    "economy": 2, "violence": 1, "network": 3, "separation": 2, "substance_use": 1, "anonymity": 4,
}  # fmt: skip
_LIKELY: dict[str, dict[str, float]] = {
    "topic": _TOPICS,
    "route": {"answer": 70, "offer": 12, "callback": 8, "medical": 6, "acute": 2, "redirect": 1, "clarify": 12},
    "language": {"da": 90, "en": 6, "ar": 2, "uk": 1, "pl": 1},
    "channel": {"web": 97, "telegram": 3},
    "hours": {"06-12": 18, "12-18": 25, "18-24": 42, "00-06": 15},
    "acute_kind": {"": 96, "suicide": 1, "violence_now": 1, "child_emergency": 2},
    "unanswered": {"": 98, "brain_away": 2},
    "offer": {"": 75, "barselscafe": 12, "fars_legestue": 4, "anonymous_advice": 8, "home_start": 1},
    "callback": {"": 92, "asked": 6, "made": 2},
    "clarify": {"": 88, "asked_back": 12},
    "who": {"": 70, "mother": 22, "father": 6, "other": 2},
    "postcode": {"": 92, "4930": 4, "4900": 3, "4970": 1},
    "feedback": {"": 80, "helped.yes": 9, "helped.no": 2, "again.yes": 6, "recommend.yes": 5},
}
