"""Is the content true to its format? Each finding names the file, the line and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.content.story import FEWEST_EXAMPLES, Lines, Story
from bot.houses.check import check as check_house
from bot.houses.profile import House
from bot.triage.taxonomy import topics

# Below the examples YAML would read such a line as part of the text above it.
_WAY_TO_ASK = "      - "


@dataclass(frozen=True)
class Finding:
    """Something that must be put right."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def check(root: Path, today: date) -> list[Finding]:
    """Everything wrong with stories, houses and lines under `root`, by file and line."""
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for path in sorted((root / "stories" / "faq").rglob("*.yml")):
        findings += _checked(path, Story, partial(_story, today=today, seen=seen))
    names = {f"{p.parent.name}.{p.stem}" for p in (root / "stories" / "faq").rglob("*.yml")}
    for path in sorted((root / "houses").glob("*.yml")):
        findings += _checked(path, House, partial(_house, stories=names, today=today))
    for path in sorted((root / "nlu").glob("*/*.yml")):
        findings += _checked(path, Lines, _lines)
    return sorted((_relative(f, root) for f in findings), key=lambda f: (str(f.path), f.line))


def _story(path: Path, raw: Any, story: Story, today: date, seen: dict[str, str]) -> Iterator[Finding]:
    label = f"faq/{path.parent.name}.{path.stem}"
    for item in story.nlu:
        if item.get("intent") != label:
            yield Finding(path, _line(raw, ("nlu",)), f"every intent in this file must be {label}")
    if story.topic not in topics():
        yield Finding(path, _line(raw, ("nlu",)), f"{story.topic} is no topic of taxonomy.yml; choose one")
    if story.responses != {f"utter_{label}": [{"custom": {"say": label}}]}:
        what = f"responses must be: utter_{label}: [{{custom: {{say: {label}}}}}]"
        yield Finding(path, _line(raw, ("responses",)), what)
    if story.review_by < today:
        what = "the review is overdue: read the answer against its source and set new dates"
        yield Finding(path, _line(raw, ("review_by",)), what)
    below = _line(raw, ("responses",))
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if number > below and text.startswith(_WAY_TO_ASK):
            yield Finding(path, number, "this way to ask stands outside its list; move it up to the examples")
    yield from _examples(path, raw, story, label, seen)


def _examples(path: Path, raw: Any, story: Story, label: str, seen: dict[str, str]) -> Iterator[Finding]:
    line = _line(raw, ("nlu",))
    for language, fewest in FEWEST_EXAMPLES.items():
        examples = story.examples(language)
        if len(examples) < fewest:
            yield Finding(path, line, f"{len(examples)} ways to ask in {language}; write at least {fewest}")
        for example in examples:
            other = seen.setdefault(example.lower(), label)
            if other != label:
                yield Finding(path, line, f"“{example}” also stands in {other}; keep it in one of them")


def _lines(path: Path, raw: Any, lines: Lines) -> Iterator[Finding]:
    for number, item in enumerate(lines.nlu):
        for line in str(item.get("examples", "")).splitlines():
            if not line.startswith("- "):
                where = _line(raw, ("nlu", number, "examples"))
                yield Finding(path, where, f"every way to ask begins with “- ”, but “{line[:40]}” does not")


def _house(path: Path, raw: Any, house: House, stories: set[str], today: date) -> Iterator[Finding]:
    for where, what in check_house(house, path.stem, stories, today):
        yield Finding(path, _line(raw, where), what)


def _checked[M: BaseModel](
    path: Path, model: type[M], look: Callable[[Path, Any, M], Iterator[Finding]]
) -> Iterator[Finding]:
    """What is wrong with a file: with its form, or, when that is sound, what a look at its content finds."""
    try:
        raw, plain = YAML(typ="rt").load(path), YAML(typ="safe").load(path)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Finding(path, line, f"this is not YAML: {error.problem}. Compare with docs/content.md")
        return
    except UnicodeDecodeError:
        yield Finding(path, 1, "save the file as UTF-8")
        return
    if not isinstance(raw, dict):
        yield Finding(path, 1, "the file is empty or no mapping. Start from docs/content.md")
        return
    try:
        content = model.model_validate(plain)
    except ValidationError as error:
        yield from (Finding(path, _line(raw, e["loc"]), _told(e)) for e in error.errors())
        return
    yield from look(path, raw, content)


def _told(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "missing":
        return f"add {where}"
    if error["type"] == "extra_forbidden":
        return f"{where} is no key here: correct its spelling or take it out"
    return f"{where}: {error['msg'].removeprefix('Value error, ')}"


def _line(raw: Any, location: tuple[Any, ...]) -> int:
    """The line of the deepest part of the location that stands in the file."""
    line = 1
    for part in location:
        try:
            line = (raw.lc.key(part) if isinstance(part, str) else raw.lc.item(part))[0] + 1
            raw = raw[part]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


def _relative(finding: Finding, root: Path) -> Finding:
    return Finding(finding.path.relative_to(root), finding.line, finding.what)
