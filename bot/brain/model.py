"""The trained models, the brain's and the danger model: trained again when what they learn from has changed."""

import hashlib
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from bot.brain.process import environment
from bot.content.library import read
from bot.settings import ROOT, Settings

_LEARNS_FROM = (
    "config.yml",
    "domain.yml",
    "nlu/uv.lock",
    "nlu/**/*.yml",
    "nlu/encoder/natlys_encoder/*",
    "nlu/natlys_brain/classifier.py",
    "nlu/natlys_brain/heads.py",
    "nlu/natlys_brain/importer.py",
    "nlu/natlys_brain/labels.py",
    "nlu/natlys_brain/spelling.py",
    "stories/rules/*.yml",
)
_STORIES = "stories/faq/**/*.yml"
_TRAINED_KEYS = ("version", "nlu", "responses")
_DANGER_LEARNS_FROM = (
    "bot/safety/examples/*.yml",
    "bot/safety/features.py",
    "bot/safety/fold.py",
    "bot/safety/listen.py",
    "bot/safety/patterns.yml",
    "bot/safety/model.py",
    "bot/safety/training.py",
    "nlu/encoder/natlys_encoder/*",
)
# What parents write about violence may hint at danger, so it is no example of the ordinary.
_NEAR_DANGER = "violence"


class TrainingFailed(RuntimeError):
    """Training did not end well; the message says what to do."""


def trained(settings: Settings, force: bool = False, tell: Callable[[str], None] = print) -> Path:
    """The model of today's content, trained if needed. Raises TrainingFailed."""
    state = settings.models_dir / "current.json"
    files = _fingerprint(_file_contents())
    known = json.loads(state.read_text()) if state.is_file() else {}
    danger = _fingerprint(_contents(*_DANGER_LEARNS_FROM))
    hears = known.get("danger") == danger and settings.danger_model.is_file()
    model = settings.models_dir / str(known.get("model", ""))
    if not force and hears and known.get("files") == files and model.is_file():
        return model
    model = settings.models_dir / f"{_fingerprint(_trained_contents())[:16]}.tar.gz"
    outdated = [_train_danger] * (force or not hears) + [_train] * (force or not model.is_file())
    _train_together([partial(train, settings, model, tell) for train in outdated], tell)
    temporary = state.with_suffix(".new")
    temporary.write_text(json.dumps({"files": files, "model": model.name, "danger": danger}))
    temporary.replace(state)
    for former in set(settings.models_dir.glob("*.tar.gz")) - {model}:
        former.unlink()
    return model


def _train_together(trainings: list[Callable[[], None]], tell: Callable[[str], None]) -> None:
    """The brain's model is trained in a process of its own, so both are trained at the same time."""
    if not trainings:
        return
    begun = time.monotonic()
    with ThreadPoolExecutor() as pool:
        for training in [pool.submit(training) for training in trainings]:
            training.result()
    tell(f"Trained in {time.monotonic() - begun:.0f} s.")


def _train(settings: Settings, model: Path, tell: Callable[[str], None]) -> None:
    if not settings.brain_python.is_file():
        raise TrainingFailed("The brain's environment is missing. Do: make setup")
    settings.models_dir.mkdir(parents=True, exist_ok=True)
    tell("Training the brain (two minutes) …")
    unfinished = f"unfinished-{os.getpid()}"
    command = [str(settings.brain_python), "-m", "rasa", "train", "--config", "config.yml", "--domain", "domain.yml"]
    command += ["--data", "nlu/topics", "nlu/flows", "stories", "--out", str(settings.models_dir)]
    # `natlys check` has looked at the content; Rasa would read everything a second time.
    command += ["--fixed-model-name", unfinished, "--skip-validation"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    made = settings.models_dir / f"{unfinished}.tar.gz"
    if done.returncode or not made.is_file():
        made.unlink(missing_ok=True)
        ending = "\n".join(done.stderr.strip().splitlines()[-15:])
        raise TrainingFailed(f"Training failed. Do: natlys check. What Rasa said last:\n{ending}")
    made.replace(model)


def _fingerprint(contents: Iterator[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _train_danger(settings: Settings, model: Path, tell: Callable[[str], None]) -> None:
    from bot.safety.training import train

    tell("Training the danger model (about a minute) …")
    train(_asked(near=False), _asked(near=True), settings.danger_model)


def _asked(near: bool) -> Iterator[str]:
    for name, _ in _contents("nlu/*/*.yml", _STORIES):
        if (_NEAR_DANGER in name) == near:
            for item in read(ROOT / name)["nlu"]:
                yield from (line.removeprefix("- ") for line in item["examples"].splitlines())


def _file_contents() -> Iterator[tuple[str, bytes]]:
    return _contents(*_LEARNS_FROM, _STORIES)


def _contents(*patterns: str) -> Iterator[tuple[str, bytes]]:
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and ".venv" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_bytes()


def _trained_contents() -> Iterator[tuple[str, bytes]]:
    for name, content in _file_contents():
        if name.startswith("stories/faq/"):
            story: dict[str, Any] = read(ROOT / name)
            content = json.dumps({key: story.get(key) for key in _TRAINED_KEYS}).encode()
        yield name, content
