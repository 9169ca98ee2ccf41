"""Logs of the front: event names and places in the code, never a text, an address or an exception's words."""

import json
import logging
import resource
import sys
import traceback
from types import TracebackType
from typing import Any

_OURS = ("bot", "actions")


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
    """Sends every record through `EventOnly` to standard error; no core dump carries memory to disk."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventOnly())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "telegram", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.excepthook = _type_only
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _type_only(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("crashed", exc_info=(kind, error, trace))
