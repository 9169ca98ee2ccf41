"""How bytes travel in our interfaces."""

from base64 import urlsafe_b64encode


def encoded(value: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(value).rstrip(b"=").decode("ascii")
