"""Which of our own lines the encoder never learns from, and which it reads when models are trained on its vectors."""

import hashlib

_APART_ONE_IN, _READ_ONE_IN = 16, 3


def held_apart(text: str) -> bool:
    """What is calibrated is calibrated on these lines."""
    return _lot(text, 0) % _APART_ONE_IN == 0


def sampled(text: str) -> bool:
    """A third of the ordinary lines: reading all of them takes far longer and teaches a topic no better."""
    return _lot(text, 8) % _READ_ONE_IN == 0


def _lot(text: str, at: int) -> int:
    """A lottery that always draws the same lines."""
    return int(hashlib.sha1(text.encode()).hexdigest()[at : at + 8], 16)  # noqa: S324 - no secret
