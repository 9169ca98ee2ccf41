"""Sealing: what a parent writes is locked to a public key before it is kept. Nothing here can open the house's half."""

import json
from typing import Any

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

_BLOCK = 512  # bytes: the length of a ciphertext tells little about the length of a text


class Unreadable(ValueError):
    """The ciphertext is not for this key, was changed, or belongs to another request."""


def seal(message: dict[str, Any], public_key: bytes) -> bytes:
    """The message as JSON, padded, in a libsodium sealed box."""
    plain = json.dumps(message, ensure_ascii=False).encode()
    return SealedBox(PublicKey(public_key)).encrypt(sodium_pad(plain, _BLOCK))


def unseal(sealed: bytes, secret: PrivateKey, request_id: str, number: int) -> dict[str, Any]:
    """The message that was sealed as this number of this request. Raises Unreadable."""
    try:
        message = json.loads(sodium_unpad(SealedBox(secret).decrypt(sealed), _BLOCK))
    except (CryptoError, ValueError):
        raise Unreadable from None
    if not isinstance(message, dict) or (message.get("request"), message.get("number")) != (request_id, number):
        raise Unreadable
    return message
