"""No log record carries what a parent wrote, at any level, exceptions and structlog included."""

import subprocess
import sys

MARKER = "hemmeligt-ord-fra-en-forælder"

PROGRAM = f"""
import logging, warnings
from natlys_brain import quiet_logs
quiet_logs.configure("DEBUG")
import structlog
logging.getLogger("rasa.core.channels.rest").error("An exception while handling %s", "{MARKER}")
logging.getLogger("rasa.core.processor").debug("text: {MARKER}")
structlog.get_logger("rasa").debug("processor.message.parse", parse_data_text="{MARKER}")
warnings.warn("{MARKER}")
try:
    raise ValueError("{MARKER}")
except ValueError:
    logging.getLogger("sanic.error").exception("{MARKER}")
raise RuntimeError("{MARKER}")
"""


def test_no_record_carries_a_message():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    told = run.stdout + run.stderr
    assert MARKER not in told
    assert "ValueError" in told
    assert "RuntimeError" in told
    assert told.count('"level"') >= 4
