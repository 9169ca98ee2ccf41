"""`natlys report`: the figures of a closed period, as sentences or as files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.cli.serve import say
from bot.content.bilingual import Language
from bot.content.library import Library
from bot.houses.profile import House
from bot.report.make import make
from bot.report.page import page
from bot.report.pdf import pdf
from bot.report.period import parse
from bot.report.plain import plain
from bot.report.refused import Refused
from bot.report.report import Report
from bot.report.table import table
from bot.report.write import write
from bot.settings import Settings
from bot.store.away import StoreAway

UNUSABLE = 2

_FORMATS: dict[str, Callable[[Report], bytes]] = {"pdf": pdf, "csv": table, "html": page}


def report(
    settings: Settings, now: datetime, house: str, period: str, language: Language, files: dict[str, Path]
) -> int:
    """Writes the report to the files, by format; without any, prints it. Returns the exit code."""
    try:
        if len(set(files.values())) < len(files):
            raise Refused("Two formats have the same file name. Give each its own.")
        made = make(settings.database_url, _house(house), parse(period), now, language)
        write({path: _FORMATS[kind](made) for kind, path in files.items()})
    except Refused as refused:
        say(str(refused))
        return UNUSABLE
    except StoreAway as error:
        say(f"The counts cannot be read now ({error}). See that the database answers, then try again.")
        return UNUSABLE
    for path in files.values():
        say(f"Written: {path}")
    if not files:
        print(plain(made))
    return 0


def _house(name: str) -> House:
    library = Library()
    library.read_houses()
    if name not in library.houses:
        raise Refused(f"There is no house “{name}”. Choose one of: {', '.join(sorted(library.houses))}.")
    return library.houses[name]
