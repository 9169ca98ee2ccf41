"""Danger is heard in the raw text, however it is spelled, and ordinary exhaustion is not."""

import time

import pytest

from bot.safety.listen import listen

CERTAIN = [
    ("jeg vil bare dø", "suicide"),
    ("jeg orker ikke at leve mere", "suicide"),
    ("i want to kill myself", "suicide"),
    ("jeg kom til at ruske ham fordi han blev ved med at græde", "harm_to_child"),
    ("i shook my baby", "harm_to_child"),
    ("min mand slog mig i aftes", "violence_now"),
    ("my husband hit me tonight", "violence_now"),
    ("hun trækker ikke vejret", "child_emergency"),
    ("min søn er bevidstløs", "child_emergency"),
    ("my baby is not breathing", "child_emergency"),
]


@pytest.mark.parametrize(("text", "kind"), CERTAIN)
def test_plain_danger_is_certain(text: str, kind: str):
    heard = listen(text)
    assert heard is not None
    assert (heard.kind, heard.level) == (kind, "certain")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("de ville have det bedre uden mig", "suicide"),
        ("jeg tør ikke være alene med ham", "harm_to_child"),
    ],
)
def test_indirect_danger_is_heard(text: str, kind: str):
    heard = listen(text)
    assert heard is not None
    assert heard.kind == kind
    assert heard.urgency >= 2


@pytest.mark.parametrize(
    "text",
    [
        "er ved at dø af træthed",
        "jeg orker ikke mere søvnløshed",
        "kunne slå ihjel for fire timers søvn",
        "han slår mig når jeg siger nej hun er 2 år",
        "jeg kunne aldrig finde på at slå ham",
        "hvornår er noget vold",
        "hun vågner hver time hele natten",
        "han sparker i maven hele tiden uge 30",
        "er der åbent torsdag",
        "hvad gør man ved feberkramper",
    ],
)
def test_what_only_sounds_like_it_gets_no_card(text: str):
    heard = listen(text)
    assert heard is None or heard.level != "certain"


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        str.title,
        lambda text: text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"),
        lambda text: text.replace("æ", "a").replace("ø", "o").replace("å", "a"),
        lambda text: "".join(letter * 3 if letter in "aeiouyæøå" else letter for letter in text),
        lambda text: f"😭😭 {text} 😭!!!",
        lambda text: text.replace(" ", " … "),
        lambda text: text.replace(" ", "\n"),
        lambda text: f"hej altså det er sent og vi har haft en lang dag. {text}. hvad gør jeg",
    ],
    ids=["upper", "title", "ae-oe-aa", "a-o-a", "stretched", "emoji", "dots", "lines", "in-a-story"],
)
@pytest.mark.parametrize(("text", "kind"), CERTAIN)
def test_spelling_does_not_hide_danger(text: str, kind: str, disguise):
    heard = listen(disguise(text))
    assert heard is not None
    assert heard.kind == kind


@pytest.mark.parametrize("text", ["jeg " * 5000, "gravid " * 3000, "han slår " * 2200, "ikke " * 4000, "a" * 20_000])
def test_no_text_takes_long(text: str):
    listen("hej")
    begun = time.perf_counter()
    listen(text)
    assert time.perf_counter() - begun < 0.5
