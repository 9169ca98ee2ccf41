"""The sentence encoder: multilingual E5-small, fine-tuned on our own lines, in 8-bit weights.

How it was made, and how to make it again: docs/encoder.md.
"""

import hashlib
import os
from pathlib import Path
from typing import Any, List, Sequence

import numpy as np

DIMENSIONS = 384
LONGEST = 72  # tokens; the rest of a longer message is not read
BATCH = 16
_BEGIN, _PAD, _END = 0, 1, 2
_HERE = Path(__file__).parent
MODEL = _HERE / "encoder.onnx"
TOKENIZER = _HERE / "tokenizer.json"


class Encoder:
    """Loads in about half a second and reads a message in about ten milliseconds on one core."""

    def __init__(self) -> None:
        # It would tell Microsoft of each start, and keep an id of the machine in the home folder.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        # Loaded here, so that whoever only imports the name does not pay for the library.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(TOKENIZER))
        # It would keep the words of every message in memory.
        self._tokenizer.model._resize_cache(0)

    def vectors(self, texts: Sequence[str], longest: int = LONGEST) -> "np.ndarray[Any, np.dtype[np.float32]]":
        """One row of `DIMENSIONS` numbers a text, of which `longest` tokens are read."""
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        # Texts of one length together, so that little is padded.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._run([texts[i] for i in batch], longest)
        return found

    def _run(self, texts: List[str], longest: int) -> Any:
        encoded = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        tokens = [[_BEGIN, *one.ids[: longest - 2], _END] for one in encoded]
        width = max(map(len, tokens))
        ids = np.full((len(tokens), width), _PAD, np.int64)
        mask = np.zeros((len(tokens), width), np.float32)
        for row, one in enumerate(tokens):
            ids[row, : len(one)] = one
            mask[row, : len(one)] = 1
        return self._session.run(None, {"ids": ids, "mask": mask})[0]


def fingerprint() -> str:
    """Tells one model from another."""
    digest = hashlib.sha256(MODEL.read_bytes())
    digest.update(TOKENIZER.read_bytes())
    return digest.hexdigest()[:16]
