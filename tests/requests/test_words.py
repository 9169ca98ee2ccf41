"""The words of a reply code: enough of them, easy to type, and hard to mistake for one another."""

import re
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from bot.settings import ROOT

TEXT = (ROOT / "bot" / "requests" / "words.txt").read_text(encoding="ascii")
WORDS = TEXT.splitlines()


def test_there_are_2048_words_one_a_line():
    assert len(WORDS) == 2048
    assert "\n".join(WORDS) + "\n" == TEXT


def test_only_the_letters_that_every_keyboard_has():
    assert [word for word in WORDS if not re.fullmatch("[a-z]+", word)] == []


def test_four_to_eight_letters():
    assert [word for word in WORDS if not 4 <= len(word) <= 8] == []


def test_sorted_and_none_twice():
    assert sorted(set(WORDS)) == WORDS


def test_the_first_four_letters_tell_which_word_it_is():
    assert len({word[:4] for word in WORDS}) == len(WORDS)


def test_one_wrong_letter_never_makes_another_word():
    close = [
        (one, other) for one, other in combinations(WORDS, 2) if Levenshtein.distance(one, other, score_cutoff=1) < 2
    ]
    assert close == []
