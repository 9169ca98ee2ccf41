"""From what the database and its drivers raise to what the front hears."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.store.away import StoreAway


@contextmanager
def away_if_it_fails() -> Iterator[None]:
    """Raises StoreAway with the error's name alone: its message carries addresses, and may carry values."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreAway(_name(error)) from None


def _name(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    name: str = getattr(cause, "sqlite_errorname", type(cause).__name__)
    # psycopg has a class for each thing a server can say. Its plain OperationalError is what remains: no server
    # there, a refusal at the door (password, no such database), or a line that broke.
    return "no_connection" if name == "OperationalError" else name
