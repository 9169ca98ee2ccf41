"""Which of our own lines the encoder never learns from: what is calibrated is calibrated on those."""

import hashlib

_ONE_IN = 16


def held_apart(text: str) -> bool:
    """A lottery that always draws the same lines."""
    return int(hashlib.sha1(text.encode()).hexdigest()[:8], 16) % _ONE_IN == 0  # noqa: S324 - no secret
