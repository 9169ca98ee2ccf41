"""`natlys desk`: the first account, and a way back in for an administrator who is locked out."""

from collections.abc import Iterable

from bot.content.library import Library
from bot.desk.http import say
from bot.desk.parts import DeskParts, opened
from bot.desk.settings import DeskSettings
from bot.desk.tables import DESK
from bot.desk.users import accounts
from bot.desk.users.fields import Unfit, read_fields, read_login
from bot.store.database import migrate
from bot.store.errors import away_if_it_fails


class NotDone(ValueError):
    """What was asked cannot be done; the text says why."""


def invite(settings: DeskSettings, login: str, name: str, house: str, roles: Iterable[str]) -> str:
    """Makes an account and returns its set-up link. Raises NotDone, and StoreAway without a database."""
    parts = _opened(settings)
    try:
        fields = read_fields(name, house, list(roles), parts.houses())
        return accounts.make(parts, read_login(login), fields)[1]
    except Unfit as unfit:
        raise NotDone(say(unfit.code).en) from None


def link(settings: DeskSettings, login: str) -> str:
    """A new set-up link for an account. Its password, codes and sessions end. Raises NotDone and StoreAway."""
    parts = _opened(settings)
    try:
        return accounts.relink(parts, accounts.of_login(parts, read_login(login)))
    except accounts.Unknown:
        raise NotDone("There is no account with that login.") from None
    except Unfit as unfit:
        raise NotDone(say(unfit.code).en) from None


def _opened(settings: DeskSettings) -> DeskParts:
    library = Library()
    library.read_houses(settings.houses_dir)
    with away_if_it_fails():
        parts = opened(settings, library)
        migrate(parts.desk, DESK)
    return parts
