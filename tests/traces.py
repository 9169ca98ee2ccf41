"""Nonsense words that stand nowhere else, and the search for them in files in every form a program may write."""

import base64
import contextlib
import os
import secrets
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_CONSONANTS, _VOWELS, _DANISH = "bdfgklmnprstv", "aeiou", "æøå"
_NOT_OURS = {".git", ".venv", ".tools"}


class Typed:
    """What parents have typed in this run."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def word(self) -> str:
        """A new word: six syllables, and an ending that looks different in every encoding."""
        syllables = (secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(6))
        self.words.append("".join(syllables))
        return self.words[-1] + secrets.choice(_DANISH) + "n"

    def number(self) -> int:
        """A new number of ten digits, as of a chat."""
        self.words.append(str(secrets.randbelow(9 * 10**9) + 10**9))
        return int(self.words[-1])

    def sentences(self, patterns: Iterable[str]) -> list[str]:
        """The patterns with a new word for every `_`."""
        return ["".join(self.word() if sign == "_" else sign for sign in pattern) for pattern in patterns]


def changed(folders: Iterable[Path], since: float) -> set[Path]:
    """The files in the folders that were written since a time, installed packages left out."""
    found = set()
    for folder in folders:
        for root, below, names in os.walk(folder):
            below[:] = set(below) - _NOT_OURS
            for path in (Path(root, name) for name in names):
                with contextlib.suppress(FileNotFoundError):
                    if path.is_file() and path.stat().st_mtime >= since:
                        found.add(path)
    return found


def traces(words: Iterable[str], files: Iterable[Path]) -> list[str]:
    """Each place where a file holds a word in plain, UTF-16, URL-encoded or base64 form, as `path:form`."""
    command = ["grep", "--text", "--fixed-strings", "--only-matching", "--with-filename", "--no-messages", "--file=-"]
    done = subprocess.run(
        [*command, "--", *map(str, files)],
        input=b"\n".join(form for word in words for form in _forms(word)),
        capture_output=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
    )
    assert not done.stderr
    return done.stdout.decode(errors="replace").splitlines()


def _forms(word: str) -> Iterator[bytes]:
    """What every writing of a word has in common. Its letters are ASCII: URL, JSON and HTML leave them as they are."""
    for plain in (word, word.upper(), word.capitalize()):
        # Big-endian is the same but for the first byte.
        for written in (plain.encode(), plain.encode("utf-16-le")[:-1]):
            yield written
            yield from _base64(written)


def _base64(written: bytes) -> Iterator[bytes]:
    """The middle of its base64, which depends on nothing beside it, for each way it may be aligned."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + written)
        whole = (before + len(written)) * 8 // 6
        middle = coded[-(-before * 8 // 6) : whole]
        yield middle
        yield middle.translate(bytes.maketrans(b"+/", b"-_"))
