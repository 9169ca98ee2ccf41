"""No core dump carries memory to disk, no other process of the same user reads it, no library writes home."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT, Settings

BRAIN = str(Settings().brain_python)
TELL = """
import ctypes, os, resource
print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), flush=True)
os.abort()
"""


def allow_dumps() -> None:
    """As where the operator has not switched them off."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize(
    ("python", "begin"),
    [
        (sys.executable, "from bot import logs; logs.configure('INFO')"),
        (BRAIN, "from natlys_brain import hardening; hardening.harden()"),
    ],
    ids=["front", "brain"],
)
def test_a_crash_leaves_no_core(python: str, begin: str, tmp_path: Path):
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'nlu'}"}
    child = subprocess.Popen(
        [python, "-c", begin + TELL],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        preexec_fn=allow_dumps,
    )
    assert child.stdout
    assert child.stdout.read().split() == [b"0", b"0", b"0"]
    _, status = os.waitpid(child.pid, 0)
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []


def test_the_encoder_leaves_nothing_behind_to_be_sent_home(tmp_path: Path):
    program = "from bot import logs; logs.configure('INFO')\nfrom natlys_encoder.encoder import Encoder; Encoder()"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
