"""No log record carries what a parent wrote, at any level, exceptions and structlog included."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

MARKER = "hemmeligt-ord-fra-en-forælder"
START_SECONDS = 60

PROGRAM = f"""
import gc, logging, threading, warnings
from natlys_brain import quiet_logs
quiet_logs.configure("DEBUG")
import structlog

class Fragile:
    def __del__(self):
        raise KeyError("{MARKER}")

def fail():
    raise OSError("{MARKER}")

logging.getLogger("rasa.core.channels.rest").error("An exception while handling %s", "{MARKER}")
logging.getLogger("rasa.core.processor").debug("text: {MARKER}")
structlog.get_logger("rasa").debug("processor.message.parse", parse_data_text="{MARKER}")
logging.getLogger("natlys_brain").error("brain.event %s", "{MARKER}")
warnings.warn("{MARKER}")
try:
    raise ValueError("{MARKER}")
except ValueError:
    logging.getLogger("sanic.error").exception("{MARKER}")
Fragile()
thread = threading.Thread(target=fail, name="{MARKER}")
thread.start()
thread.join()
raise RuntimeError("{MARKER}")
"""

CHANNEL = """
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint


class Failing(InputChannel):
    @classmethod
    def name(cls):
        return "failing"

    def blueprint(self, on_new_message):
        blueprint = Blueprint("failing")

        @blueprint.post("/message")
        async def message(request):
            raise ValueError(request.body.decode())

        return blueprint
"""


def test_no_record_carries_a_message():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    told = run.stdout + run.stderr
    assert MARKER not in told
    exceptions = [json.loads(line).get("exception") for line in told.splitlines()]
    assert {"ValueError", "KeyError", "OSError", "RuntimeError"} <= set(exceptions)
    assert told.count('"level"') >= 8


def send(port: int, words: str) -> int:
    """The status of the answer, once there is one."""
    question = urllib.request.Request(f"http://127.0.0.1:{port}/webhooks/failing/message", words.encode())
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(question, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the brain never answered")


def test_a_running_brain_tells_an_exception_by_type_and_place_only(tmp_path: Path):
    """With Rasa and Sanic as they serve: both configure their loggers once more when they start."""
    (tmp_path / "failing.py").write_text(CHANNEL)
    (tmp_path / "credentials.yml").write_text("failing.Failing:\n")
    (tmp_path / "endpoints.yml").write_text("")
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "natlys_brain.serve", "--model", "none.tar.gz", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": f"{Path.cwd()}:{tmp_path}", "NATLYS_LOG_LEVEL": "DEBUG"}
    with (tmp_path / "output").open("wb") as out:
        brain = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=out)
    try:
        assert send(port, MARKER) == 500
    finally:
        brain.terminate()
        brain.wait(timeout=30)
    told = (tmp_path / "output").read_text()
    assert MARKER not in told
    failed = [line for line in map(json.loads, told.splitlines()) if line.get("exception") == "ValueError"]
    assert [line["logger"] for line in failed] == ["sanic.error"]
    assert failed[0]["raised"][-1].startswith("failing.py:")
