"""How a message is typed must not hide danger: case, æøå, doubled letters, emoji, punctuation."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.safety.listen import listen
from bot.safety.training import EXAMPLES

_PLAIN = str.maketrans({"æ": "a", "ø": "o", "å": "a", "Æ": "A", "Ø": "O", "Å": "A"})
_LONG = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SIGNS = ("!", "...", ",", " 😢", " 🙏🏽", "!!", " -", "?!")


def heard_by_patterns() -> list[str]:
    lines = []
    for path in sorted(EXAMPLES.glob("*.yml")):
        levels = YAML(typ="safe").load(path)
        lines += [*levels["certain"].splitlines(), *levels["likely"].splitlines()]
    some = random.Random(7)  # noqa: S311
    return [line for line in some.sample(lines, 1500) if listen(line)]


HEARD = heard_by_patterns()


def doubled(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[: at + 1] + text[at] * text[at].isalpha() + text[at + 1 :]


def signs(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for _ in range(3):
        at = chance.randrange(len(words))
        words[at] += chance.choice(_SIGNS)
    return " ".join(words)


DISGUISES = {
    "capitals": lambda text, chance: text.upper(),
    "odd case": lambda text, chance: "".join(chance.choice((c.upper(), c.lower())) for c in text),
    "a and o": lambda text, chance: text.translate(_PLAIN),
    "ae, oe and aa": lambda text, chance: text.translate(_LONG),
    "doubled letters": lambda text, chance: doubled(doubled(text, chance), chance),
    "emoji and punctuation": signs,
}


def test_enough_is_heard_to_say_something_about_it():
    assert len(HEARD) > 300


@pytest.mark.parametrize("disguise", DISGUISES)
@given(text=st.sampled_from(HEARD), chance=st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_a_disguise_hides_nothing(disguise: str, text: str, chance: random.Random):
    plain, disguised = listen(text), listen(DISGUISES[disguise](text, chance))
    assert plain
    assert disguised
    assert (disguised.kind, disguised.level) == (plain.kind, plain.level)
