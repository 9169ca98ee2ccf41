"""The vocabulary pruned to what Danish and English need: 250,000 pieces become about 23,000."""

import gzip
import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from workshop.base import Piece

_SPECIAL = 4  # begin, padding, end, unknown
_UNKNOWN = 3
_LAST_LATIN = 0x250
_WORD_LISTS = ("da_lemma_lookup.json.gz", "en_lemma_lookup.json.gz")


def kept_pieces(pieces: list[Piece], texts: Iterable[str]) -> list[int]:
    """The pieces that Danish and English word lists and our own texts are made of, and every single Latin letter."""
    tokenizer = tokenizer_of(pieces)
    kept = set(range(_SPECIAL))
    for one in tokenizer.encode_batch([*_words(), *texts], add_special_tokens=False):
        kept.update(one.ids)
    kept.update(i for i, piece in enumerate(pieces) if _is_letter(piece.text.removeprefix("▁")))
    return sorted(kept)


def tokenizer_of(pieces: list[Piece]) -> Tokenizer:
    """A tokenizer over these pieces; it lowers the case, since parents seldom raise it."""
    tokenizer = Tokenizer(models.Unigram([tuple(piece) for piece in pieces], unk_id=_UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def _is_letter(text: str) -> bool:
    return len(text) <= 1 and all(ord(letter) < _LAST_LATIN for letter in text)


def _words() -> list[str]:
    package = find_spec("spacy_lookups_data")
    assert package and package.origin, "spacy-lookups-data is missing: run this by make encoder"
    words: list[str] = []
    for name in _WORD_LISTS:
        with gzip.open(Path(package.origin).parent / "data" / name) as stored:
            table = json.load(stored)
        words += [*table, *table.values()]
    return words
