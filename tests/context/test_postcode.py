"""A postcode is known only where it is told as one."""

import pytest

from bot.context.postcode import postcode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("vi bor i 4930 Maribo", "4930"),
        ("mit postnr er 4900", "4900"),
        ("our postcode is 9000", "9000"),
        ("han vejer 4930 gram", None),
        ("i 2024 flyttede vi", None),
        ("født 3450 og 52 cm", None),
        ("den 12.03.2024 Mandag", None),
    ],
)
def test_a_postcode_is_heard(text: str, code: str | None):
    assert postcode(text) == code
