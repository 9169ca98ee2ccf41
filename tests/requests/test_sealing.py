"""Sealed messages: for one key, one request, one number; of a length that tells little."""

import json

import pytest
from nacl.public import PrivateKey, PublicKey, SealedBox

from bot.requests.sealing import Unreadable, seal, unseal

HEAD = 48  # what a sealed box adds
BLOCK = 512


def note(text: str = "Hun græder.", request: str = "r1", number: int = 0) -> dict[str, object]:
    return {"v": 1, "request": request, "number": number, "from": "parent", "text": text}


@pytest.mark.parametrize("text", ["", "Hun græder.", "æøå 🌙 \n\t\0", "x" * 5000, "\x80\0\0"])
def test_what_is_sealed_is_opened_by_the_right_key(text: str):
    secret = PrivateKey.generate()
    assert unseal(seal(note(text), bytes(secret.public_key)), secret, "r1", 0) == note(text)


def test_another_key_opens_nothing():
    box = seal(note(), bytes(PrivateKey.generate().public_key))
    with pytest.raises(Unreadable):
        unseal(box, PrivateKey.generate(), "r1", 0)


@pytest.mark.parametrize(("request_id", "number"), [("r2", 0), ("r1", 1), ("r2", 1), ("", 0)])
def test_the_message_of_another_request_or_number_is_refused(request_id: str, number: int):
    secret = PrivateKey.generate()
    box = seal(note(), bytes(secret.public_key))
    with pytest.raises(Unreadable):
        unseal(box, secret, request_id, number)


@pytest.mark.parametrize("at", [0, 31, 32, 60, -1])
def test_a_changed_message_is_refused(at: int):
    secret = PrivateKey.generate()
    box = bytearray(seal(note(), bytes(secret.public_key)))
    box[at] ^= 1
    with pytest.raises(Unreadable):
        unseal(bytes(box), secret, "r1", 0)


@pytest.mark.parametrize("inside", [b"", b"no padding", b"[]\x80", b"7\x80", b"not json\x80", b"\xff\x80"])
def test_what_is_no_message_is_refused(inside: bytes):
    """Anybody may seal to a public key: what comes out is not believed."""
    secret = PrivateKey.generate()
    box = SealedBox(secret.public_key).encrypt(inside + bytes(-len(inside) % BLOCK))
    for sealed in (box, box[:40], b""):
        with pytest.raises(Unreadable):
            unseal(sealed, secret, "r1", 0)


def test_lengths_tell_little():
    key = bytes(PrivateKey.generate().public_key)
    assert {len(seal(note("x" * n), key)) for n in (0, 1, 50, 400)} == {HEAD + BLOCK}
    assert len(seal(note("x" * 600), key)) == HEAD + 2 * BLOCK
    around = BLOCK - len(json.dumps(note(""), ensure_ascii=False))
    assert [len(seal(note("x" * (around + n)), key)) for n in (-1, 0)] == [HEAD + BLOCK, HEAD + 2 * BLOCK]


def test_the_same_message_never_looks_the_same():
    key = bytes(PrivateKey.generate().public_key)
    assert seal(note(), key) != seal(note(), key)


def test_it_is_a_plain_sealed_box_with_iso_padding_as_other_libraries_read_it():
    secret = PrivateKey.generate()
    plain = SealedBox(secret).decrypt(seal(note(), bytes(PublicKey(bytes(secret.public_key)))))
    assert len(plain) == BLOCK
    assert json.loads(plain.rstrip(b"\0").removesuffix(b"\x80")) == note()
