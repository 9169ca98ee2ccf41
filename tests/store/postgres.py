"""A PostgreSQL of the tests' own: a temporary folder, a unix socket, no port, no setting of the machine's."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

OWNER = "natlys"
MISSING = "PostgreSQL is missing. Install it (Debian: sudo apt-get install postgresql) and run this again."


class Postgres:
    """A server in `folder`, whose path must be short (a socket's may have 107 characters)."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._binaries, self._as = folder, _binaries(), _unprivileged()
        if self._as:
            shutil.chown(folder, self._as["user"], self._as["group"])
        self._do("initdb", "--no-sync", "--username", OWNER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C")
        self._databases = 0

    def start(self) -> None:
        # Without fsync: the tests kill clients, not the machine.
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        self._do("pg_ctl", "start", "--wait", "--log", str(self._folder / "log"), "--options", options)

    def stop(self) -> None:
        """Ends all connections and the server."""
        self._do("pg_ctl", "stop", "--wait", "--mode", "fast")

    def new_database(self) -> str:
        """The address of an empty one."""
        self._databases += 1
        name = f"natlys{self._databases}"
        engine = sa.create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, database: str, user: str = OWNER) -> str:
        return f"postgresql+psycopg://{user}@/{database}?host={self._folder}"

    def _do(self, binary: str, *arguments: str) -> None:
        command = [self._binaries / binary, "--pgdata", self._folder / "data", *arguments]
        # A file, not a pipe: the server would hold a pipe open.
        with (self._folder / "output").open("w+", encoding="utf-8") as output:
            done = subprocess.run(command, cwd=self._folder, stdout=output, stderr=output, **self._as)
            output.seek(0)
            assert done.returncode == 0, f"{binary}: {output.read()}"


def _binaries() -> Path:
    """Where the server's programs are: Debian keeps them out of PATH, one folder a version."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve()] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.fail(MISSING, pytrace=False)
    return found[-1].parent


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL does not run as root. As anybody else it runs as who runs the tests."""
    if os.getuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
