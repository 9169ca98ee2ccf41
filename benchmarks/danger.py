"""How long does safety take? Run by `make benchmark`.

The decision alone over all messages kept apart, and the first reply to certain danger with no brain there at all. Both
stand beside the time a plain regular expression of the same message takes, so that machines can be compared.
"""

import asyncio
import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from bot import clock
from bot.brain.client import Brain
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import load
from bot.conversations import Conversation
from bot.evaluate import NoCounts
from bot.safety.model import DangerModel
from bot.safety.safety import Safety
from bot.settings import Settings
from bot.turn import Turn
from tests.conftest import free_ports

SETS = Path(__file__).parents[1] / "tests/evaluation"
PLAIN = re.compile(r"(?:\w+ ){0,5}(?:dø|slå|blod|die|hit|blood)\w*", re.IGNORECASE)


def main() -> int:
    safety = Safety(DangerModel.load(Settings().danger_model))
    messages = [line["text"] for name in ("messages.da", "messages.en", "danger", "lookalikes") for line in _read(name)]
    certain = [line["text"] for line in _read("danger") if line["expect"]["level"] == "certain"]
    carded = [text for text in certain if (heard := safety.listen(text)) and heard.level == "certain"]
    print(f"{'ms':44} {'p50':>7} {'p99':>7}")
    _print("a plain regular expression", _timed(PLAIN.search, messages))
    _print(f"safety decides ({len(messages)} messages)", _timed(safety.listen, messages))
    _print(f"first reply without the brain ({len(carded)})", _timed(_card(safety), carded))
    return 0


def _read(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _card(safety: Safety) -> Callable[[str], object]:
    (nowhere,) = free_ports(1)
    turn = Turn(load(), Brain(nowhere, "none", 1), NoCounts(), safety, Contact(Desk()))

    async def first(text: str) -> object:
        async with aclosing(turn.take(Conversation("key", "bench"), text, clock.now())) as replies:
            return await anext(replies)

    loop = asyncio.new_event_loop()
    return lambda text: loop.run_until_complete(first(text))


def _timed(work: Callable[[str], object], texts: list[str]) -> list[float]:
    work(texts[0])
    taken = []
    for text in texts:
        begun = time.perf_counter()
        work(text)
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def _print(name: str, taken: list[float]) -> None:
    print(f"{name:44} {statistics.median(taken):7.2f} {statistics.quantiles(taken, n=100)[98]:7.2f}")


if __name__ == "__main__":
    sys.exit(main())
