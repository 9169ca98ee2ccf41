"""Runs Rasa's own end-to-end stories against the trained model; exits 1 when one of them fails."""

import subprocess
import sys
import tempfile

from bot.brain.model import trained
from bot.brain.process import environment
from bot.settings import ROOT, Settings


def main() -> int:
    settings = Settings()
    model = trained(settings)
    with tempfile.TemporaryDirectory() as out:
        command = [str(settings.brain_python), "-m", "rasa", "test", "core", "--e2e", "--model", str(model)]
        command += ["--stories", "tests/conversations", "--out", out, "--fail-on-prediction-errors", "--no-plot"]
        command += ["--endpoints", "tests/conversations/endpoints.yml"]
        done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
        stories = (ROOT / "tests/conversations").glob("test_*.yml")
        told = sum(path.read_text(encoding="utf-8").count("- story:") for path in stories)
        if done.returncode:
            print(done.stdout[-3000:] or done.stderr[-3000:])
            return 1
    print(f"{told} conversations went as told.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
