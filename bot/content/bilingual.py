"""A text in both languages that people read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["da", "en"]


class Strict(BaseModel):
    """A model that knows all its keys, so that a misspelt key is told, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Strict):
    """Danish first, English second; both are needed."""

    da: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.da if language == "da" else self.en
