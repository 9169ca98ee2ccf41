import pytest

from bot.context.writer import writer


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("far her han vil kun have sin mor", "father"),
        ("jeg er mor til to", "mother"),
        ("jeg ammer og er så træt", "mother"),
        ("mormor her må han få grød", "other"),
        ("jeg er medmor og føler mig udenfor", "other"),
        ("dad here she wont sleep", "father"),
        ("min far kommer på besøg", None),
        ("hun græder når mor går", None),
        ("hvad har i af tilbud", None),
    ],
)
def test_who_writes_is_known_only_when_it_is_told(text: str, who: str | None) -> None:
    assert writer(text) == who
