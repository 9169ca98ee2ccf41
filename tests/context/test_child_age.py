import pytest

from bot.context.child_age import child_age


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("hun er 8 mdr og vågner hver time", 8),
        ("min søn på 3 år vil ikke sove", 36),
        ("halvandet år og slår de andre", 18),
        ("han er 2,5 og siger ingenting", None),
        ("en baby på 6 uger der græder", 1),
        ("5 uger gammel", 1),
        ("10 dage gammel", 0),
        ("4-årig der bider", 48),
        ("hun er to et halvt", None),
        ("hun er 2 år og nu vil hun ikke", 24),
        ("vores datter (14 mdr) vil kun have mælk", 14),
        ("my 8 month old wakes up", 8),
        ("she is three years old", 36),
        ("lurene er korte. 5 mdr", 5),
        ("tre en halv måned", None),
        ("min dreng på tre måneder", 3),
        ("en pige pa 2 aar", 24),
        ("min søn [navn] på 3 slår sin søster", 36),
        ("en pige på 4 og en dreng på 6", None),
        ("min søn på 3 kg", None),
        ("i tre uger har han ikke sovet", None),
        ("vi har været sammen i 6 år", None),
        ("hver anden uge hos sin far", None),
        ("jeg er 24 år og gravid", None),
        ("gravid i uge 20", None),
        ("for 2 måneder siden startede han", None),
        ("den store er 4 år og den lille er 3 mdr", None),
        ("hun sover 2 timer", None),
        ("kl 5.02", None),
        ("min søn er 12 år", None),
        ("hvor tit skal de spise", None),
    ],
)
def test_the_age_a_message_tells(text: str, months: int | None) -> None:
    assert child_age(text) == months
