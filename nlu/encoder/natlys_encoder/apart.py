"""Which of our own lines neither the encoder nor its opinions ever learn from."""

import hashlib

_ONE_IN = 16


def held_apart(text: str) -> bool:
    """What is calibrated is calibrated on these lines."""
    # A lottery that always draws the same lines; no secret hangs on it.
    return int(hashlib.sha1(text.encode()).hexdigest()[:8], 16) % _ONE_IN == 0  # noqa: S324
