"""Tables of a database: SQLite, and PostgreSQL where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sql

from tests.batch.archives import fixed, story
from tests.cli.calling import assert_one_message, call

FIELDS = ("--table", "stories", "--text-field", "body", "--id-field", "id")


def _fill(address: str, numbers: range, *, names: bool = False) -> None:
    columns = sql.Column("id", sql.Text if names else sql.Integer, primary_key=True), sql.Column("body", sql.Text)
    table = sql.Table("stories", sql.MetaData(), *columns)
    engine = sql.create_engine(address)
    table.create(engine, checkfirst=True)
    with engine.begin() as connection:
        rows = [{"id": f"n{n:04}" if names else n, "body": story(n) if n != 5 else None} for n in numbers]
        connection.execute(sql.insert(table), rows)
    engine.dispose()


def _rows(address: str, table: str) -> list[tuple[object, object]]:
    engine = sql.create_engine(address)
    with engine.connect() as connection:
        rows = connection.execute(sql.text(f"SELECT id, body FROM {table} ORDER BY id")).all()
    engine.dispose()
    return [(key, text) for key, text in rows]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, desk: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{desk}/archive.db"
        return
    pytest.importorskip("psycopg")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs or os.name == "nt":
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="pg") as folder:  # a socket's path may have only 107 bytes
        yield from _postgresql(programs[-1], Path(folder))


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


def test_a_table_is_cleaned_into_another(desk: Path, address: str) -> None:
    _fill(address, range(24))
    done = call("batch", "run", address, *FIELDS, "--out", "clean", "--commit-every", "5")
    assert done.exit_code == 0, done.output
    assert _rows(address, "clean") == [(n, fixed(n)) for n in range(24) if n != 5]
    assert _rows(address, "stories") == [(n, story(n) if n != 5 else None) for n in range(24)]
    assert call("batch", "undo", "clean.run", "--rule", "house/big").exit_code == 0
    assert _rows(address, "clean")[0] == (0, fixed(0).replace("large", "big", 1))
    assert call("batch", "undo", "clean.run").exit_code == 0
    assert _rows(address, "clean") == [(n, story(n)) for n in range(24) if n != 5]


def test_a_grown_table_with_names_for_keys(desk: Path, address: str) -> None:
    _fill(address, range(12), names=True)
    assert call("batch", "run", address, *FIELDS, "--out", "clean").exit_code == 0
    _fill(address, range(12, 24), names=True)
    done = call("batch", "run", address, *FIELDS, "--out", "clean")
    assert done.exit_code == 0
    assert "11 stories not changed" in done.stderr
    assert _rows(address, "clean") == [(f"n{n:04}", fixed(n)) for n in range(24) if n != 5]


def test_what_cannot_be_reached_says_so_in_one_line(desk: Path) -> None:
    address = f"sqlite:///{desk}/archive.db"
    _fill(address, range(2))
    for arguments, said in (
        (["postgresql+psycopg://desk:secret@127.0.0.1:1/x", *FIELDS, "--out", "new"], "leave the password out"),
        ([address, *FIELDS, "--out", "stories"], "the text is never changed; name another table"),
        ([address, "--table", "pigs", *FIELDS[2:], "--out", "new"], "cannot be read: pigs"),
        ([address, "--table", "stories", "--text-field", "t", "--id-field", "id", "--out", "n"], "no column “t”"),
        ([address, "--table", "stories", "--text-field", "body", "--out", "n"], "--id-field COLUMN"),
    ):
        done = call("batch", "run", *arguments)
        assert done.exit_code == 2
        assert_one_message(done, said)
        assert "secret" not in done.output
