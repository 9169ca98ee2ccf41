"""Vectors of training lines, kept in a file: only new lines are read when something is trained again."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, List, Sequence

import numpy as np

from natlys_encoder.encoder import DIMENSIONS, Encoder, fingerprint


class KeptVectors:
    """A file of vectors of this very encoder. Holds digests of the lines, not the lines."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: Dict[str, Any] = self._read()

    def of(self, texts: Sequence[str]) -> "np.ndarray[Any, np.dtype[np.float32]]":
        """One row a text: from the file, or read now. The file is then written anew, whole or not at all."""
        wanted = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
        unknown: Dict[str, str] = {d: text for d, text in zip(wanted, texts, strict=True) if d not in self._kept}
        if unknown:
            self._kept.update(zip(unknown, _vectors(list(unknown.values())), strict=True))
            self._write()
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, digest in zip(rows, wanted, strict=True):
            row[:] = self._kept[digest]
        return rows

    def _read(self) -> Dict[str, Any]:
        if not self._path.is_file():
            return {}
        with np.load(self._path) as stored:
            if str(stored["encoder"]) != fingerprint():
                return {}
            return dict(zip((str(d) for d in stored["digests"]), stored["vectors"], strict=True))

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(f".{os.getpid()}.npz")
        digests, vectors = np.array(list(self._kept)), np.stack(list(self._kept.values()))
        np.savez(unfinished, encoder=fingerprint(), digests=digests, vectors=vectors)
        unfinished.replace(self._path)


def _vectors(texts: List[str]) -> "np.ndarray[Any, np.dtype[np.float16]]":
    """Read by one encoder a core: many small texts gain nothing from one encoder on several."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    found = np.zeros((len(texts), DIMENSIONS), np.float16)

    def read(turn: int) -> None:
        if len(cores) > 1:
            os.sched_setaffinity(0, {cores[turn]})  # of this thread alone
        found[turn :: len(cores)] = Encoder().vectors(texts[turn :: len(cores)])

    with ThreadPoolExecutor(len(cores)) as pool:
        list(pool.map(read, range(len(cores))))
    return found
