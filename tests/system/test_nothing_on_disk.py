"""Ten conversations in every channel, and processes killed in between: no file holds a word that was typed."""

import base64
import concurrent.futures
import contextlib
import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bot.settings import ROOT
from tests.channels.telegram_api import TelegramApi
from tests.conftest import Natlys, serving
from tests.system.parent import Parent, Said
from tests.traces import Typed, changed, traces

CONVERSATIONS = 10
# A new nonsense word for each `_`.
TALK = (
    "min datter på 8 mdr vågner hver time om natten og siger _ og _ og vil have sin _",
    "jeg hedder _ og bor på _vej 12, skriv til _@_.dk eller ring 23 45 67 89, jeg sover ikke for _",
    "er der åbent torsdag eftermiddag? vi vil gerne til _ med _ og _",
    "_ jeg kan ikke mere, jeg vil bare dø _ _",
)
ODD = ("{_ _", "[_]", '{"conversation": 7, "text": ["_"]}', '{"text": "_", "house": "_", "conversation": "_"}')


@pytest.fixture
def telegram() -> Iterator[TelegramApi]:
    api = TelegramApi()
    yield api
    api.close()


def on_the_web(natlys: Natlys, typed: Typed) -> None:
    """Conversations, half of them deleted, with words in every place that an access log may show."""
    for number in range(CONVERSATIONS):
        parent = Parent(natlys.address, "lolland")
        typed.words.append(parent.key)
        parent.http.headers.update({"User-Agent": quote(typed.word()), "Referer": f"https://{quote(typed.word())}.dk"})
        for text in typed.sentences(TALK):
            assert parent.write(text).done
        for body in typed.sentences(ODD):
            assert parent.http.post("/api/message", content=body.encode()).is_client_error
        assert parent.http.get(f"/{typed.word()}", params={typed.word(): typed.word()}).status_code == 404
        if number % 2:
            assert parent.delete() == 204


def in_telegram(api: TelegramApi, typed: Typed) -> None:
    chats = [typed.number() for _ in range(CONVERSATIONS)]
    for chat in chats:
        for text in typed.sentences(TALK):
            api.write(chat, text)
    deadline = time.monotonic() + 60
    while any(sum(said["chat_id"] == str(chat) for said in api.sent) < len(TALK) for chat in chats):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def asking(natlys: Natlys) -> subprocess.Popen[bytes]:
    """`natlys ask` at the inner door. Its output is the answers; what else it says goes to a file."""
    environment = os.environ | {
        "HOME": str(natlys.folder / "home"),
        "TMPDIR": str(natlys.folder / "tmp"),
        "NATLYS_INNER_TOKEN": "inner-token-of-the-tests",
    }
    command = [ROOT / ".venv/bin/natlys", "ask", "--jsonl", "--server", f"http://127.0.0.1:{natlys.inner_port}"]
    with (natlys.folder / "ask.log").open("ab") as errors:
        return subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0
        )


def line(text: str, conversation: str | None = None) -> bytes:
    return json.dumps({"id": "1", "text": text, "conversation": conversation}, ensure_ascii=False).encode() + b"\n"


def by_asking(natlys: Natlys, typed: Typed) -> None:
    lines = [line(text, name) for name in typed.sentences("_" * CONVERSATIONS) for text in typed.sentences(TALK)]
    lines += [body.encode() + b"\n" for body in typed.sentences(ODD)]
    asked = asking(natlys)
    answers, _ = asked.communicate(b"".join(lines), timeout=60)
    assert asked.returncode == 0
    assert len(answers.splitlines()) == len(lines)


def writing(pool: ThreadPoolExecutor, natlys: Natlys, texts: list[str]) -> list[Future[Said]]:
    """A message each from so many parents at the same time."""
    return [pool.submit(Parent(natlys.address).write, text) for text in texts]


def kill_the_front_while_it_answers(natlys: Natlys, api: TelegramApi, typed: Typed) -> None:
    """While the brain is stopped, messages from every channel are in the front's hands."""
    assert natlys.process
    front = subprocess.check_output(["pgrep", "-P", str(natlys.process.pid), "-f", "bot.front"])
    asked = asking(natlys)
    assert asked.stdin
    assert asked.stdout
    asked.stdin.write(line(*typed.sentences(TALK[:1])))
    assert asked.stdout.readline()
    natlys.signal_brain(signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        messages = writing(pool, natlys, typed.sentences(TALK[:2]))
        api.write(typed.number(), *typed.sentences(TALK[:1]))
        asked.stdin.write(line(*typed.sentences(TALK[:1])))
        time.sleep(1.5)
        os.kill(int(front), signal.SIGKILL)
        asked.kill()
        natlys.signal_brain(signal.SIGCONT)
        assert all(isinstance(message.exception(), httpx.TransportError) for message in messages)
    asked.communicate()
    natlys.wait("brain", "ready")


def kill_the_brain_while_it_answers(natlys: Natlys, typed: Typed) -> None:
    """It is killed when the first of many has an answer: the others wait in it, or are being thought of."""
    brain = natlys.brain_pid()
    with ThreadPoolExecutor(CONVERSATIONS) as pool:
        messages = writing(pool, natlys, typed.sentences(TALK[:1] * CONVERSATIONS))
        concurrent.futures.wait(messages, return_when=concurrent.futures.FIRST_COMPLETED)
        os.kill(brain, signal.SIGKILL)
        assert any("Jeg er tilbage om et øjeblik" in message.result().text for message in messages)


@contextlib.contextmanager
def journal_kept(natlys: Natlys, copy: Path) -> Iterator[None]:
    """Keeps what stands in the database's journal from moment to moment, while it is written."""
    over, seen = threading.Event(), set()

    def watch() -> None:
        while not over.is_set():
            for journal in (natlys.folder / "var").glob("*.sqlite3-*"):
                with contextlib.suppress(FileNotFoundError):
                    seen.add(journal.read_bytes())

    with ThreadPoolExecutor(1) as pool:
        watching = pool.submit(watch)
        yield
        over.set()
        watching.result()
    copy.write_bytes(b"".join(seen))


def test_ten_conversations_in_every_channel_and_three_kills_leave_no_word(tmp_path: Path, telegram: TelegramApi):
    since, typed = time.time(), Typed()
    settings = {"NATLYS_TELEGRAM_TOKEN": "1234:a-token-of-the-tests", "NATLYS_TELEGRAM_API": telegram.address}
    with serving(tmp_path, settings) as natlys:
        on_the_web(natlys, typed)
        by_asking(natlys, typed)
        assert traces(typed.words, changed([tmp_path], since)) == []
        kill_the_front_while_it_answers(natlys, telegram, typed)
        in_telegram(telegram, typed)
        kill_the_brain_while_it_answers(natlys, typed)
        assert traces(typed.words, changed([tmp_path], since)) == []
        with journal_kept(natlys, tmp_path / "journal"):
            natlys.stop()
    assert any(measure == "messages" and count > CONVERSATIONS for _, _, measure, count in natlys.counts("daily"))
    assert (tmp_path / "journal").stat().st_size > 0
    files = changed([tmp_path, ROOT, Path(tempfile.gettempdir()), Path("/var/tmp"), Path("/dev/shm")], since)  # noqa: S108
    assert {"front.sqlite3", "output.log", "ask.log"} <= {path.name for path in files}
    assert len(typed.words) > 500
    assert traces(typed.words, files) == []


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.encode(),
        lambda text: text.encode("latin-1"),
        lambda text: text.upper().encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: quote(text).encode(),
        lambda text: json.dumps(text).encode(),
        lambda text: base64.b64encode(text.encode()),
        lambda text: base64.urlsafe_b64encode(b"." + text.encode()),
        lambda text: base64.b64encode(b".." + text.encode("utf-16")),
    ],
)
def test_the_search_finds_a_word_however_it_is_written(tmp_path: Path, written: Callable[[str], bytes]):
    typed = Typed()
    (tmp_path / "some.bin").write_bytes(b"\0\n" + written(f"hun sagde {typed.word()}, ikke sandt"))
    (tmp_path / "none.bin").write_bytes(written("hun sagde noget andet"))
    found = traces(typed.words, changed([tmp_path], 0))
    assert [Path(place.split(":")[0]).name for place in found] == ["some.bin"]
