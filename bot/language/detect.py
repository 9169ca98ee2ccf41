"""Language of a message: everyday words first, then langdetect with chosen profiles and priors.

Raw langdetect takes many short Danish messages for Norwegian, so Norwegian is no choice here: it is
answered in Danish. What neither can tell stays in the language of the conversation.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import langdetect
from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from ruamel.yaml import YAML

PROFILES = ("da", "en", "ar", "uk", "pl", "tr", "so", "de", "ro", "sv")
_PRIOR = {"da": 0.6, "en": 0.3} | dict.fromkeys(PROFILES[2:], 0.0125)
_SURE = 0.9
_FEW_WORDS = 3
# Letters that none of the other languages here writes.
_OWN_LETTERS = {
    "ar": re.compile(r"[\u0621-\u064a]"),
    "uk": re.compile(r"[\u0430-\u044f\u0456\u0457\u0454\u0491]"),
    "pl": re.compile(r"[ąęłńśźż]"),
    "tr": re.compile(r"[ğış]"),
    "ro": re.compile(r"[ășț]"),
    "de": re.compile(r"[ßü]"),
    "da": re.compile(r"[æø]"),
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def detect(text: str, spoken: str | None = None) -> str:
    """The language code of a message; `spoken` is the conversation's language so far."""
    before = spoken or "da"
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words:
        return before
    told = _told_by_words(words)
    if told:
        return told
    guess, confidence = _guess(text)
    if len(words) <= _FEW_WORDS:
        return before
    return guess if confidence >= _SURE else before


def _told_by_words(words: list[str]) -> str | None:
    """The language with at least twice as many everyday words and letters of its own as any other."""
    points = Counter(language for word in words for language, known in _everyday().items() if word in known)
    points.update(language for language, own in _OWN_LETTERS.items() for word in words if own.search(word))
    (best, most), (_, next_most) = [*points.most_common(2), (None, 0), (None, 0)][:2]
    # One word of another language in a long message is a name or a slip, not a language.
    enough = most >= 1 if best in ("da", "en") or len(words) <= _FEW_WORDS else 2 * most >= len(words) ** 0.5
    return best if best and most >= 2 * next_most and enough else None


@cache
def _everyday() -> dict[str, frozenset[str]]:
    loaded = YAML(typ="safe").load(Path(__file__).with_name("words.yml"))
    return {str(language): frozenset(words.split()) for language, words in loaded.items()}


def _guess(text: str) -> tuple[str, float]:
    detector = _factory().create()
    detector.set_prior_map(_PRIOR)
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return "da", 0.0
    return best.lang, best.prob


@cache
def _factory() -> DetectorFactory:
    DetectorFactory.seed = 0
    profiles = Path(langdetect.__file__).parent / "profiles"
    factory = DetectorFactory()
    factory.load_json_profile([(profiles / name).read_text(encoding="utf-8") for name in PROFILES])
    return factory
