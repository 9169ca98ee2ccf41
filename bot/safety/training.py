"""Trains the danger model from examples: danger by kind, look-alikes, and what parents ordinarily write."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from bot.safety.model import FEATURES, features

EXAMPLES = Path(__file__).with_name("examples")
_DANGER_WEIGHT = 3  # a missed danger weighs more than a needless question


def train(ordinary: Iterable[str], path: Path) -> None:
    """Writes a new model to `path`, whole or not at all. `ordinary` are messages without danger."""
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    danger = list(_danger())
    texts = [text for text, _ in danger] + [*_lookalikes(), *ordinary]
    rows = [features(text) for text in texts]
    counts = [len(row) for row in rows]
    matrix = csr_matrix(
        (
            np.fromiter((v for row in rows for v in row.values()), np.float64),
            np.fromiter((i for row in rows for i in row), np.int64),
            np.concatenate([[0], np.cumsum(counts)]),
        ),
        shape=(len(rows), FEATURES),
    )
    is_danger = np.arange(len(rows)) < len(danger)
    heard = LinearSVC(C=1, class_weight={True: _DANGER_WEIGHT}, random_state=0).fit(matrix, is_danger)
    kind = LinearSVC(C=1, random_state=0).fit(matrix[: len(danger)], np.array([kind for _, kind in danger]))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(
        unfinished,
        weights=np.vstack([heard.coef_, kind.coef_]).astype(np.float16),
        biases=np.concatenate([heard.intercept_, kind.intercept_]),
        kinds=kind.classes_,
    )
    unfinished.replace(path)


def _danger() -> Iterator[tuple[str, str]]:
    for kind, levels in _read(EXAMPLES / "danger.yml").items():
        for lines in levels.values():
            yield from ((line, kind) for line in _lines(lines))


def _lookalikes() -> Iterator[str]:
    for path in sorted(EXAMPLES.glob("lookalikes_*.yml")):
        for lines in _read(path).values():
            yield from _lines(lines)


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(path)
    return loaded


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines() if line.strip()]
