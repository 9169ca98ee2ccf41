"""The fixed words for parents who write in a language that Natlys only recognises."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.content.bilingual import Strict


class Fixed(Strict):
    """`paragraph` answers any message; `danger` stands before the crisis card."""

    read_by_native: bool
    paragraph: str
    danger: str


@cache
def fixed() -> dict[str, Fixed]:
    """The texts of `languages.yml` by language code."""
    loaded = YAML(typ="safe").load(Path(__file__).with_name("languages.yml"))
    return {language: Fixed.model_validate(texts) for language, texts in loaded.items()}
