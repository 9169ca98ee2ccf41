"""Opens the database, SQLite or PostgreSQL, and brings its tables up to date."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, MetaData, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

_ENTRY = Path(__file__).with_name("migrations")
_WAIT_SECONDS = 5
# Alembic keeps what it works on in its modules: two threads would mix up their databases.
_MIGRATING = Lock()


@dataclass(frozen=True)
class Tables:
    """Tables that belong together, the folder of their migrations, and the table that tells which have run.

    Several may stand in one PostgreSQL database.
    """

    metadata: MetaData
    migrations: Path
    version_table: str


def connect(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`, which is waited for five seconds when busy or away.

    Parameters in the address come before ours, so `?timeout=` (SQLite, seconds) and libpq's (PostgreSQL) can be set
    there: `?passfile=/etc/natlys/pgpass` keeps the password out of the environment, `?sslmode=verify-full` is for a
    server elsewhere. Raises ArgumentError for any other database, OSError when SQLite's folder cannot be made.
    """
    address = make_url(url)
    match address.get_driver_name():
        case "pysqlite":
            return _sqlite(address)
        case "psycopg":
            return _postgresql(address)
    raise ArgumentError("Natlys keeps its data in SQLite or PostgreSQL.")


def insert_into(engine: Engine) -> Callable[[Table], sqlite.Insert | postgresql.Insert]:
    """Makes an INSERT that can say ON CONFLICT: the same in both databases, but SQLAlchemy has one class for each."""
    return postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert


def migrate(engine: Engine, tables: Tables) -> None:
    """Runs the migrations that are missing, in one transaction."""
    config = configuration(tables)
    with _MIGRATING, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def configuration(tables: Tables) -> Config:
    """Alembic's, for these tables; its attribute `connection` says where."""
    config = Config(attributes={"tables": tables})
    config.set_main_option("script_location", str(_ENTRY))
    config.set_main_option("version_locations", str(tables.migrations))
    config.set_main_option("path_separator", "newline")
    return config


def _sqlite(address: URL) -> Engine:
    """The file and its folder are made for the owner alone. What the file holds is the counts of now, no history."""
    path = Path(address.database or "")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    # Busy: wait for the other writer or reader. Enough, since each needs the file for milliseconds.
    engine = create_engine(address.set(query={"timeout": str(_WAIT_SECONDS), **address.query}))

    @event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _: object) -> None:
        # No WAL: it would keep the last thousand pages in the order they were written, days of five-minute batches on
        # a quiet house. This journal holds one transaction and is emptied by its commit.
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        # A commit is on the disk before it is told.
        connection.execute("PRAGMA synchronous=FULL")
        # What a count was before is overwritten, not left in free space.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA foreign_keys=ON")
        # Python's own transactions leave CREATE TABLE out, and begin as readers: two that read first and then write
        # would wait for each other. So we say ourselves when one begins, and take the file from there on.
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(address: URL) -> Engine:
    """Asks before each use whether the connection still stands: five minutes lie between two writes."""
    patience = {
        "connect_timeout": str(_WAIT_SECONDS),
        "options": f"-c statement_timeout={_WAIT_SECONDS}s",
        # A server or network that is gone without a word, in milliseconds and seconds.
        "tcp_user_timeout": str(_WAIT_SECONDS * 1000),
        "keepalives_idle": str(_WAIT_SECONDS),
    }
    return create_engine(address.set(query={**patience, **address.query}), pool_pre_ping=True)
