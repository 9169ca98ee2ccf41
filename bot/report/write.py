"""Writes files all or none: each under a temporary name first, then renamed."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.report.refused import Refused


def write(contents: Mapping[Path, bytes]) -> None:
    """Writes every file, over one that is there. Raises Refused, with nothing written, when one cannot be."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            ready[part] = path
            part.write_bytes(content)
        for path in contents:
            # Known before the first is renamed: a folder cannot be replaced by a file.
            if path.is_dir():
                raise IsADirectoryError(None, "it is a folder", str(path))
        for part, path in ready.items():
            part.replace(path)
    except OSError as error:
        raise Refused(
            f"{path} cannot be written: {error.strerror}. Name a file in a folder that you can write to."
        ) from None
    finally:
        for part in ready:
            part.unlink(missing_ok=True)
