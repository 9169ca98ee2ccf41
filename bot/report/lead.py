"""The first sentences of a report: how many, and how much of the time was measured."""

from collections.abc import Iterator

from bot.report.compare import Pair, change
from bot.report.measured import Measured
from bot.report.words import Words


def conversations(pair: Pair, words: Words) -> Iterator[str]:
    """How many conversations and messages, and how many before."""
    now, messages = pair.now.conversations, pair.now.messages
    if now.withheld:
        yield words.say("conversations_not_shown")
    else:
        yield words.say("conversations", conversations=words.about(now))
    if pair.before and not (now.withheld or pair.before.conversations.withheld):
        before = pair.before.conversations
        difference = change(now, before)
        compared = "more" if difference > 0 else "fewer" if difference < 0 else "same"
        yield words.say(compared, before=words.period(pair.before.period), conversations=words.about(before))
    if not messages.withheld:
        yield words.say("messages", messages=words.about(messages))
    if pair.now.lists is None:
        yield words.say("too_few")


def measured(pair: Pair, words: Words) -> Iterator[str]:
    """Which days were measured, and whether the period before can be compared."""
    now = pair.now.measured
    missing = ", ".join(words.days(first, last) for first, last in now.missing)
    yield words.say("measured_some" if missing else "measured_all", missing=missing, **_days(now))
    yield words.say("percent_up", percent=now.percent_up)
    name = words.period(now.period.before)
    if pair.previous is None:
        yield words.say("nothing_before", before=name)
        return
    before = pair.previous.measured
    if pair.before is None:
        least = before if now.enough else now
        yield words.say("not_compared", before=name, least=words.period(least.period), **_days(least))
    elif before.missing:
        yield words.say("measured_before", before=name, **_days(before))


def _days(measured: Measured) -> dict[str, int]:
    return {"measured": measured.days, "days": measured.period.days}
