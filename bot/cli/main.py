"""`natlys serve`, `train`, `ask`, `check`, `report`, `house` and `desk`."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(help="Natlys, an anonymous assistant for Danish family houses.", no_args_is_help=True)


@app.command()
def serve() -> None:
    """Start everything on this machine; train first if the content has changed."""
    from bot.cli.serve import serve as run

    raise typer.Exit(run())


@app.command()
def train(force: Annotated[bool, typer.Option(help="train even if nothing has changed")] = False) -> None:
    """Train the brain and the danger model if what they learn from has changed."""
    from bot.brain.model import TrainingFailed, trained
    from bot.settings import Settings

    try:
        model = trained(Settings(), force=force, tell=_tell)
    except TrainingFailed as error:
        _tell(str(error))
        raise typer.Exit(1) from None
    _tell(f"The brain's model is {model.name}.")


@app.command()
def ask(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="read and write JSON lines")] = False,
    house: Annotated[str, typer.Option(help="house to speak for, when asking by hand")] = "",
    server: Annotated[str, typer.Option(help="inner address of a running Natlys")] = "",
) -> None:
    """Ask as a parent would: by hand, or line by line for evaluation."""
    from bot.cli.ask import ask as run
    from bot.settings import Settings

    raise typer.Exit(run(Settings(), sys.stdin, sys.stdout, jsonl=jsonl, house=house or None, server=server or None))


@app.command()
def check(
    root: Annotated[
        Path | None, typer.Argument(help="folder with stories/ and houses/; this project's if left out")
    ] = None,
) -> None:
    """Check FAQ stories and houses: file, line, what to do."""
    from bot.content.check import check as run
    from bot.settings import ROOT

    findings = run((root or ROOT).resolve(), date.today())
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(f"{len(findings)} to put right." if findings else "All stories and houses are in order.")
    raise typer.Exit(1 if findings else 0)


@app.command()
def report(
    house: Annotated[str, typer.Option(help="id of the house, as in houses/")],
    period: Annotated[str, typer.Option(help="a period that is over: 2026-07, 2026-Q3 or 2026")],
    pdf: Annotated[Path | None, typer.Option(help="write a PDF", metavar="FILE")] = None,
    csv: Annotated[Path | None, typer.Option(help="write a CSV, one row a figure", metavar="FILE")] = None,
    html: Annotated[Path | None, typer.Option(help="write a web page of one file", metavar="FILE")] = None,
    lang: Annotated[Literal["da", "en"], typer.Option(help="language of the report")] = "da",
) -> None:
    """Report a house's figures for a period: as sentences, or into files."""
    from bot import clock
    from bot.cli.report import report as run
    from bot.settings import Settings

    files = {name: file for name, file in {"pdf": pdf, "csv": csv, "html": html}.items() if file}
    raise typer.Exit(run(Settings(), clock.now(), house, period, lang, files))


desk_app = typer.Typer(help="The accounts of staff.", no_args_is_help=True)
app.add_typer(desk_app, name="desk")


@desk_app.command("invite")
def desk_invite(
    login: Annotated[str, typer.Option(help="what the person signs in with, like a mail address")],
    name: Annotated[str, typer.Option(help="name that colleagues see")],
    role: Annotated[list[str], typer.Option(help="therapist, coordinator, leader or administrator; may stand twice")],
    house: Annotated[str, typer.Option(help="id of the house, as in houses/; none for an administrator")] = "",
) -> None:
    """Make an account; prints a link, good once and for three days, to set a password and a code on a phone."""
    from bot.cli.desk import invite
    from bot.desk.settings import DeskSettings

    _of_the_desk(lambda: invite(DeskSettings(), login, name, house, role))


@desk_app.command("link")
def desk_link(login: Annotated[str, typer.Option(help="what the person signs in with")]) -> None:
    """Make a new link for who has forgotten the password or lost the phone."""
    from bot.cli.desk import link
    from bot.desk.settings import DeskSettings

    _of_the_desk(lambda: link(DeskSettings(), login))


def _of_the_desk(make: Callable[[], str]) -> None:
    from bot.cli.desk import NotDone
    from bot.store.away import StoreAway

    try:
        typer.echo(make())
    except NotDone as error:
        _tell(str(error))
        raise typer.Exit(2) from None
    except StoreAway as error:
        _tell(f"The desk's database does not answer ({error}). Look at NATLYS_DESK_DATABASE_URL and try again.")
        raise typer.Exit(1) from None


house_app = typer.Typer(help="The profiles of the family houses.", no_args_is_help=True)
app.add_typer(house_app, name="house")


@house_app.command("new")
def house_new() -> None:
    """Make a profile from a few questions; what is left empty stays unknown."""
    from bot.cli.house import new
    from bot.settings import Settings

    def ask(question: str, default: str) -> str:
        return str(typer.prompt(question, default=default, show_default=bool(default))).strip()

    _writing(lambda: _tell(f"Written: {new(Settings().houses_dir, ask, date.today())}. Now run natlys check."))


@house_app.command("close")
def house_close(
    house: Annotated[str, typer.Argument(help="id of the house, as in houses/")],
    offer: Annotated[str, typer.Option(help="id of an offer, when only that is closed")] = "",
    starts: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="first day; today")] = None,
    ends: Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="last day; the first")] = None,
    why: Annotated[str, typer.Option(help="one sentence in Danish, told to parents")] = "",
    why_en: Annotated[str, typer.Option(help="the same in English")] = "",
) -> None:
    """Say that a house, or one offer of it, is closed: today, if no days are given. Spoken at once."""
    from bot.cli.house import close
    from bot.content.bilingual import Bilingual
    from bot.settings import Settings

    if bool(why) != bool(why_en):
        _tell("Write the reason in both languages: --why and --why-en.")
        raise typer.Exit(2)
    reason = Bilingual(da=why, en=why_en) if why else None
    first = starts.date() if starts else date.today()
    _writing(lambda: close(Settings().houses_dir, house, offer or None, first, ends.date() if ends else None, reason))
    _tell(f"{offer or house} is closed. Take it back with natlys house open.")


@house_app.command("open")
def house_open(
    house: Annotated[str, typer.Argument(help="id of the house, as in houses/")],
    offer: Annotated[str, typer.Option(help="id of an offer, when only that was closed")] = "",
) -> None:
    """Take back what closes a house, or one offer of it, today. Spoken at once."""
    from bot.cli.house import open_again
    from bot.settings import Settings

    _writing(lambda: open_again(Settings().houses_dir, house, offer or None, date.today()))
    _tell(f"{offer or house} is open again.")


def _writing(change: Callable[[], None]) -> None:
    from bot.houses.write import Unwritable

    try:
        change()
    except Unwritable as error:
        _tell(str(error))
        raise typer.Exit(2) from None


def _tell(message: str) -> None:
    typer.echo(message, err=True)
