"""A child that is older than the children of family houses is noticed; a baby never is one."""

import pytest

from bot.context.older_child import older_child


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("min dreng på 12 vil ikke i skole", True),
        ("vores store på 9 er helt umulig", True),
        ("vores datter er 9 og sover dårligt", True),
        ("my 14 year old won't talk to us", True),
        ("min søn er 8 mdr", False),
        ("min søn er 8 uger gammel", False),
        ("min datter på 3 og min søn på 9 slås", False),
        ("min søn på 9 og min baby", False),
        ("min søn er 7,5 kg", False),
        ("min datter er 6", False),
        ("jeg er 24 og min kæreste er 30", False),
    ],
)
def test_the_age_that_is_told(text: str, older: bool):
    assert older_child(text) is older
