"""Time of one message at turns 2, 50 and 200 of a conversation: our brain against a stock Rasa, same model, same run.

Stock is Rasa's own server with its REST channel, its in-memory store and its response templates. What to read is the
ratio: absolute times belong to the machine.
"""

import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bot.brain.model import trained
from bot.brain.process import command, environment
from bot.settings import ROOT, Settings
from tests.conftest import free_ports

TURNS = (2, 50, 200)
CONVERSATIONS = 5
TEXTS = ("hun vågner hver time om natten", "skal jeg sige mit navn", "tak for det", "han vil ik spise sin mad")

Say = Callable[[str, str], None]


def main() -> int:
    ours_port, stock_port = free_ports(2)
    settings = Settings().with_tokens().model_copy(update={"brain_port": ours_port})
    model = trained(settings)
    with ours(settings, model) as say_ours, stock(settings, model, stock_port) as say_stock:
        figures = {name: measure(say) for name, say in (("ours", say_ours), ("stock", say_stock))}
    print("median ms per message\nturn    ours   stock   ours/stock")
    for turn in TURNS:
        mine, theirs = (statistics.median(figures[name][turn]) * 1000 for name in ("ours", "stock"))
        print(f"{turn:>4}  {mine:6.1f}  {theirs:6.1f}   {mine / theirs:5.2f}")
    growth = {n: statistics.median(f[TURNS[-1]]) / statistics.median(f[TURNS[0]]) for n, f in figures.items()}
    print(f"growth from turn 2 to 200: ours {growth['ours']:.2f}, stock {growth['stock']:.2f}")
    return 0


def measure(say: Say) -> dict[int, list[float]]:
    """Seconds of the three messages around each turn, over several conversations."""
    taken: dict[int, list[float]] = {turn: [] for turn in TURNS}
    for number in range(CONVERSATIONS):
        for turn in range(1, TURNS[-1] + 2):
            begun = time.perf_counter()
            say(f"bench-{number}", TEXTS[turn % len(TEXTS)])
            for marked in TURNS:
                if abs(turn - marked) <= 1:
                    taken[marked].append(time.perf_counter() - begun)
    return taken


@contextmanager
def ours(settings: Settings, model: Path) -> Iterator[Say]:
    token = settings.brain_token.get_secret_value()
    variables = environment() | {"NATLYS_BRAIN_TOKEN": token, "NATLYS_LOG_LEVEL": "ERROR"}
    variables |= {"NATLYS_ACTIONS_URL": "http://127.0.0.1:1/actions", "NATLYS_ACTIONS_TOKEN": secrets.token_hex()}
    address = f"http://127.0.0.1:{settings.brain_port}/webhooks/natlys"
    http = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=30)
    with running(command(settings, model), variables, lambda: bool(http.get(f"{address}/ready").json()["ready"])):
        yield lambda key, text: _ok(http.post(f"{address}/message", json={"conversation": key, "text": text}))


@contextmanager
def stock(settings: Settings, model: Path, port: int) -> Iterator[Say]:
    with tempfile.TemporaryDirectory() as folder:
        credentials, endpoints = Path(folder) / "credentials.yml", Path(folder) / "endpoints.yml"
        credentials.write_text("rest:\n")
        endpoints.write_text("")
        arguments = [str(settings.brain_python), "-m", "rasa", "run", "--model", str(model), "--port", str(port)]
        arguments += ["--interface", "127.0.0.1", "--credentials", str(credentials), "--endpoints", str(endpoints)]
        address = f"http://127.0.0.1:{port}"
        http = httpx.Client(timeout=30)

        def ready() -> bool:
            answer = http.post(f"{address}/webhooks/rest/webhook", json={"sender": "warm", "message": TEXTS[0]})
            return bool(answer.json())

        with running(arguments, environment() | {"LOG_LEVEL": "ERROR"}, ready):
            yield lambda key, text: _ok(
                http.post(f"{address}/webhooks/rest/webhook", json={"sender": key, "message": text})
            )


@contextmanager
def running(arguments: list[str], variables: dict[str, str], ready: Callable[[], bool]) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(arguments, cwd=ROOT, env=os.environ | variables, **quiet)
    try:
        for _ in range(600):
            try:
                if ready():
                    break
            except (httpx.HTTPError, ValueError):
                pass
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def _ok(answer: httpx.Response) -> None:
    answer.raise_for_status()


if __name__ == "__main__":
    sys.exit(main())
