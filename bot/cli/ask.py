"""`natlys ask`: the very path that a channel uses, by hand or for evaluation."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TextIO

import httpx
import uvicorn

from bot import logs
from bot.brain import process
from bot.brain.model import TrainingFailed, trained
from bot.children import start
from bot.cli.serve import say
from bot.contact.desk import Desk
from bot.content import library
from bot.evaluate import Evaluation, NoCounts
from bot.front import parts
from bot.safety.model import DangerModel
from bot.settings import LOOPBACK, Settings

_Asker = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def ask(settings: Settings, source: TextIO, sink: TextIO, *, jsonl: bool, house: str | None, server: str | None) -> int:
    """Asks until the input ends. Returns the exit code."""
    logs.configure("ERROR")
    try:
        return asyncio.run(_ask(settings, source, sink, jsonl, house, server))
    except (RuntimeError, httpx.HTTPError) as error:
        say(str(error))
        return 1


async def _ask(
    settings: Settings, source: TextIO, sink: TextIO, jsonl: bool, house: str | None, server: str | None
) -> int:
    async with _remote(settings, server) if server else _own(settings) as asker:
        for number, line in enumerate(source if jsonl else _prompted(source), 1):
            if not line.strip():
                continue
            if jsonl:
                answer = await _line(line, number, asker)
                print(json.dumps(answer, ensure_ascii=False), file=sink, flush=True)
            else:
                answer = await asker({"text": line, "house": house, "conversation": "hand"})
                print(_read_out(answer), file=sink, flush=True)
    return 0


async def _line(line: str, number: int, asker: _Asker) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except json.JSONDecodeError:
        return {"id": None, "error": f"line {number} is not JSON"}
    return await asker(question)


def _prompted(source: TextIO) -> Any:
    while True:
        if source.isatty():
            print("> ", end="", file=sys.stderr, flush=True)
        line = source.readline()
        if not line:
            return
        yield line


def _read_out(answer: dict[str, Any]) -> str:
    if "error" in answer:
        return str(answer["error"])
    told = []
    for reply in answer["replies"]:
        told.append(reply["text"])
        if reply["buttons"]:
            told.append("  ".join(f"[{b['title']}: {b['payload']}]" for b in reply["buttons"]))
    return "\n\n".join(told) + "\n"


@asynccontextmanager
async def _own(settings: Settings) -> AsyncIterator[_Asker]:
    """A brain of our own on free ports, ended again; nothing of the real counts is touched."""
    try:
        model = trained(settings, tell=say)
    except TrainingFailed as error:
        raise RuntimeError(str(error)) from None
    inner_port, brain_port = _free_ports(2)
    update = {"inner_port": inner_port, "brain_port": brain_port, "log_level": "ERROR"}
    settings = settings.with_tokens().model_copy(update=update)
    made = parts(settings, NoCounts(), library.load(), Desk())
    made.turn.safety.model = DangerModel.load(settings.danger_model)
    config = uvicorn.Config(made.inner, host=LOOPBACK, port=inner_port, log_config=None, access_log=False)
    inner = uvicorn.Server(config)
    serving = asyncio.create_task(inner.serve())
    child = start(process.command(settings, model), process.brain_environment(settings))
    try:
        await asyncio.to_thread(process.wait_until_ready, settings, child)
        yield Evaluation(made.turn).ask
    finally:
        child.terminate()
        inner.should_exit = True
        await serving
        await made.brain.close()
        child.wait()


@asynccontextmanager
async def _remote(settings: Settings, server: str) -> AsyncIterator[_Asker]:
    """A running Natlys; its inner token comes from NATLYS_INNER_TOKEN."""
    token = settings.inner_token.get_secret_value()
    if not token:
        raise RuntimeError("Set NATLYS_INNER_TOKEN to the inner token that the running Natlys was started with.")
    async with httpx.AsyncClient(timeout=60, headers={"Authorization": f"Bearer {token}"}) as http:

        async def asker(line: dict[str, Any]) -> dict[str, Any]:
            answer = await http.post(f"{server.rstrip('/')}/ask", json=line)
            if answer.status_code == 401:
                raise RuntimeError("The running Natlys has another inner token.")
            if answer.status_code == 404:
                raise RuntimeError("That is not the inner address: it is http://127.0.0.1:8081 unless you changed it.")
            answer.raise_for_status()
            told: dict[str, Any] = answer.json()
            return told

        yield asker


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind((LOOPBACK, 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports
