"""One-time codes from an app on a phone (RFC 6238), each good once."""

import hmac
import io
from datetime import datetime

import pyotp
import segno

STEP = 30  # seconds
_ISSUER = "Natlys"
_EITHER_SIDE = 1


def new_secret() -> str:
    """160 random bits, as an app reads them."""
    return pyotp.random_base32()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, if it is now's, the one before or the one after; phones' clocks differ a little."""
    digits = "".join(code.split()).encode()
    current = int(now.timestamp()) // STEP
    made = pyotp.TOTP(secret)
    found = None
    for step in range(current - _EITHER_SIDE, current + _EITHER_SIDE + 1):
        if hmac.compare_digest(made.at(step * STEP).encode(), digits):
            found = step
    return found


def uri(secret: str, login: str) -> str:
    """What the app is told: secret, login, and that it is for Natlys."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=_ISSUER)


def picture(address: str) -> str:
    """A URI as a QR code in SVG."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue().decode()
