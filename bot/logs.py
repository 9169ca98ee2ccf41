"""Logs of the front: event names and places in the code, never a text, an address or an exception's words."""

import json
import logging
import sys
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from bot import hardening

_OURS = ("bot", "actions")

log = logging.getLogger(__name__)


class EventOnly(logging.Formatter):
    """One JSON line a record. Others' records show their place only: their text may carry a parent's words."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without its arguments' words, unless it is ours."""
        line: dict[str, Any] = {"level": record.levelname, "logger": record.name}
        if record.name.split(".", 1)[0] in _OURS:
            line["event"] = record.getMessage()
        else:
            line["place"] = f"{record.module}:{record.lineno}"
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["raised"] = [f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in frames[-3:]]
        return json.dumps(line)


def configure(level: str) -> None:
    """Sends every record, error and warning of this process through `EventOnly` to standard error, and hardens it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventOnly())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # For a logger that a library cuts off from the root: Python's own last resort prints everything.
    logging.lastResort = handler
    # A record that cannot be written is lost: Python would print its arguments instead.
    logging.raiseExceptions = False
    for chatty in ("httpx", "httpcore", "telegram", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_failed
    warnings.showwarning = _warned
    hardening.harden()


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("crashed", exc_info=error)


def _unraisable(failed: "sys.UnraisableHookArgs") -> None:
    log.error("unraisable", exc_info=failed.exc_value)


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    log.error("thread.failed", exc_info=failed.exc_value)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("warned.%s.%s:%d", category.__name__, Path(filename).name, lineno)
