"""Reads what the brain learns from: every file once, and all lines in one go.

Rasa's own importer reads each file four times, and hashes and copies all lines again for every file it adds.
"""

from functools import cached_property
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Union

import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import get_text_hash

_STORIES = {"stories", "rules"}
_TEST = "test_"


class Line(Message):
    """A line to learn from. It never changes, so a copy of it is itself, and its text and label are what it is.

    Rasa copies and compares all lines eleven times before it trains: half the time of a training.
    """

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Sets a property; what it already has changes nothing."""
        if self.get(prop) != info or add_to_output:
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """What Rasa compares lines by."""
        if self._cached_fingerprint is None:
            self._cached_fingerprint = get_text_hash(f"{self.get_full_intent()}\n{self.get(TEXT)}")
        return self._cached_fingerprint

    def __deepcopy__(self, memo: Dict[int, Any]) -> "Line":
        return self


class LinesImporter(RasaFileImporter):
    """Rasa's file importer for YAML files with `nlu:`, `responses:`, `rules:` and `stories:`."""

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        **kwargs: Any,
    ) -> None:
        # Not super().__init__: it reads every file to ask what it is.
        self.config_file = config_file
        self._domain_path = domain_path
        given = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        self._files = {path: _read(path) for path in sorted(set(_paths(given)))}
        stories = [path for path, content in self._files.items() if content.keys() & _STORIES]
        self._story_files = [str(path) for path in stories if not path.name.startswith(_TEST)]
        self._conversation_test_files = [str(path) for path in stories if path.name.startswith(_TEST)]

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """All lines and responses, whatever the language."""
        return self._nlu_data

    @cached_property
    def _nlu_data(self) -> TrainingData:
        examples, responses = [], {}
        for content in self._files.values():
            responses.update(content.get("responses", {}))
            for item in content.get("nlu", []):
                for line in item["examples"].splitlines():
                    examples.append(Line.build(line.strip()[2:].strip(), item["intent"]))
        return TrainingData(examples, responses=responses)


def _paths(given: List[str]) -> Iterator[Path]:
    for path in map(Path, given):
        yield from path.rglob("*.yml") if path.is_dir() else [path]


def _read(path: Path) -> Dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
