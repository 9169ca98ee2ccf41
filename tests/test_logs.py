"""Whatever goes wrong in the front, and wherever, its output tells type and place, never a parent's words."""

import json
import subprocess
import sys

from bot.settings import ROOT

MARKER = "hemmeligt-ord-fra-en-forælder"

PROGRAM = f"""
import asyncio, gc, logging, threading, warnings
from bot import logs

logs.configure("DEBUG")


class Fragile:
    def __del__(self):
        raise KeyError("{MARKER}")


def fail():
    raise OSError("{MARKER}")


async def unasked():
    raise LookupError("{MARKER}")


async def main():
    asyncio.create_task(unasked())
    await asyncio.sleep(0)
    gc.collect()
    unasked()


Fragile()
kept = Fragile()
kept.itself = kept
thread = threading.Thread(target=fail, name="{MARKER}")
thread.start()
thread.join()
asyncio.run(main())
warnings.warn("{MARKER}", UserWarning)
logging.getLogger("telegram").error("%s", "{MARKER}")
logging.getLogger("bot").error("event.%s.%s", "{MARKER}")
cut_off = logging.getLogger("library")
cut_off.propagate = False
try:
    fail()
except OSError:
    cut_off.exception("{MARKER}")
raise ArithmeticError("{MARKER}")
"""


def test_no_error_or_warning_tells_a_parents_words():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=ROOT)
    told = run.stdout + run.stderr
    assert MARKER not in told
    lines = [json.loads(line) for line in told.splitlines()]
    events = [line.get("event") for line in lines]
    exceptions = [line.get("exception") for line in lines]
    assert events.count("unraisable") == 2
    assert "warned.RuntimeWarning.<string>:25" in events
    assert "warned.UserWarning.<string>:35" in events
    assert exceptions.count("KeyError") == 2
    assert exceptions.count("OSError") == 2
    assert {"LookupError", "ArithmeticError"} <= set(exceptions)
    failed = next(line for line in lines if line.get("event") == "thread.failed")
    assert failed["raised"][-1] == "<string>:14"
