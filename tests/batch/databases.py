"""Databases for tests: SQLite, and PostgreSQL on a socket of its own where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sql

from tests.batch.archives import story

TABLE = ("--table", "stories", "--text-field", "body", "--id-field", "id")


def fill(address: str, numbers: range, *, names: bool = False) -> None:
    """Stories in the table `stories`, one of them empty; with an empty column `clean`."""
    key = sql.Column("id", sql.Text if names else sql.Integer, primary_key=True)
    table = sql.Table("stories", sql.MetaData(), key, sql.Column("body", sql.Text), sql.Column("clean", sql.Text))
    engine = sql.create_engine(address)
    table.create(engine, checkfirst=True)
    with engine.begin() as connection:
        rows = [{"id": f"n{n:04}" if names else n, "body": story(n) if n != 5 else None} for n in numbers]
        connection.execute(sql.insert(table), rows)
    engine.dispose()


def rows_of(address: str, table: str, column: str = "body") -> list[tuple[object, object]]:
    """Each id with its text, in order."""
    engine = sql.create_engine(address)
    with engine.connect() as connection:
        rows = connection.execute(sql.text(f"SELECT id, {column} FROM {table} ORDER BY id")).all()
    engine.dispose()
    return [(key, text) for key, text in rows]


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; the test is skipped where there is no such server."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/archive.db"
        return
    pytest.importorskip("psycopg")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs or os.name == "nt":
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="pg") as place:  # a socket's path may have only 107 bytes
        yield from _postgresql(programs[-1], Path(place))


def _postgresql(programs: Path, folder: Path) -> Iterator[str]:
    """A server of its own, on a socket in its folder; PostgreSQL refuses to run as root."""
    as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "nobody", "nogroup")
    make = [*as_user, str(programs / "initdb"), "-D", str(folder / "data"), "-U", "desk", "-A", "trust", "-N"]
    if subprocess.run(make, capture_output=True, check=False, cwd=folder).returncode != 0:
        pytest.skip("a PostgreSQL cluster cannot be made here")
    serve = [
        *as_user,
        str(programs / "postgres"),
        "-D",
        str(folder / "data"),
        "-k",
        str(folder),
        "-c",
        "listen_addresses=",
    ]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder)
    assert server.stderr is not None
    for line in server.stderr:
        if "ready to accept connections" in line:
            break
    try:
        yield f"postgresql+psycopg://desk@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)  # ends sessions, too
        server.communicate(timeout=30)
