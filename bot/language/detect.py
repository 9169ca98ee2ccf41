"""Language of a message, from langdetect with chosen profiles and priors.

Raw langdetect takes many short Danish messages for Norwegian, so Norwegian is no choice here: it is
answered in Danish. Short messages stay in the language of the conversation.
"""

from functools import cache
from pathlib import Path

import langdetect
from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

PROFILES = ("da", "en", "ar", "uk", "pl", "tr", "so", "de", "ro", "sv")
_PRIOR = {"da": 0.6, "en": 0.3} | dict.fromkeys(PROFILES[2:], 0.0125)
_SURE = 0.9
_FEW_WORDS = 3
_CERTAIN_IN_ONE_WORD = {
    "da": {"hej", "tak", "ja", "nej", "farvel", "dansk", "menneske", "hei", "jeg", "er", "det", "ikke", "ik"},
    "en": {"hi", "hello", "help", "thanks", "thank", "please", "bye", "yes", "goodbye", "cheers", "english"}
    | {"my", "the", "she", "he", "you", "your", "what", "when", "how", "why", "where", "are", "does", "wont"},
}


def detect(text: str, spoken: str | None = None) -> str:
    """The language code of a message; `spoken` is the conversation's language so far."""
    before = spoken or "da"
    words = [w for w in text.lower().split() if any(c.isalpha() for c in w)]
    if not words:
        return before
    if len(words) <= _FEW_WORDS and text.isascii():
        known = {w.strip(".,!?") for w in words}
        for language, certain in _CERTAIN_IN_ONE_WORD.items():
            if known & certain:
                return language
    guess, confidence = _guess(text)
    if len(words) <= _FEW_WORDS and guess not in ("ar", "uk"):
        return guess if guess == "en" and confidence > 0.99 else before
    return guess if confidence >= _SURE else before


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
