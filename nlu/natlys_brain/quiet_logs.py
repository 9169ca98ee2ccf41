"""Logs of the brain: event names and places, never what a parent wrote.

Rasa puts message text into DEBUG records, into structlog fields and into exceptions. So no record is
rendered with its arguments here, at any level, and an exception is told by its type and place only.
"""

import json
import logging
import sys
import threading
import traceback
import warnings
from typing import Any, Dict

import structlog

# Loggers of Rasa and of its libraries may be formatted with a parent's words even in `msg` itself.
OURS = "natlys_brain"


class EventOnly(logging.Formatter):
    """One JSON line: level, logger, our event name or the place in the code, type of exception."""

    def format(self, record: logging.LogRecord) -> str:
        line: Dict[str, Any] = {"level": record.levelname, "logger": record.name}
        if record.name.startswith(OURS):
            line["event"] = record.msg
        else:
            line["place"] = f"{record.module}:{record.lineno}"
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["raised"] = [f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in frames[-3:]]
        return json.dumps(line)


def configure(level: str) -> None:
    """Sends every record and error of this process through `EventOnly` to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(EventOnly())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Rasa cuts Sanic's loggers off from the root when it starts: Python's own last resort prints everything.
    logging.lastResort = handler
    # A record that cannot be written is lost: Python would print its arguments instead.
    logging.raiseExceptions = False
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        processors=[lambda _, __, event: str(event.get("event"))],
    )
    warnings.showwarning = _ignore
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_failed


def _ignore(*_: Any, **__: Any) -> None:
    """Libraries set the warning filters anew when they are imported; where warnings go they leave alone."""


def _crashed(kind: Any, error: Any, trace: Any) -> None:
    logging.getLogger(OURS).critical("brain.crashed", exc_info=error)


def _unraisable(failed: Any) -> None:
    logging.getLogger(OURS).error("brain.unraisable", exc_info=failed.exc_value)


def _thread_failed(failed: Any) -> None:
    logging.getLogger(OURS).error("brain.thread_failed", exc_info=failed.exc_value)
