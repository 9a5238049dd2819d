"""Tables of a database: SQLite, and PostgreSQL where it is installed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.archives import fixed, story
from tests.batch.databases import TABLE, database, fill, rows_of
from tests.cli.calling import assert_one_message, call


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, desk: Path) -> Iterator[str]:
    with database(request.param, desk) as address:
        yield address


def test_a_table_is_cleaned_into_another(desk: Path, address: str) -> None:
    fill(address, range(24))
    done = call("batch", "run", address, *TABLE, "--out", "clean", "--commit-every", "5")
    assert done.exit_code == 0, done.output
    assert rows_of(address, "clean") == [(n, fixed(n) if n != 5 else None) for n in range(24)]
    assert rows_of(address, "stories") == [(n, story(n) if n != 5 else None) for n in range(24)]
    assert call("batch", "undo", "clean.run", "--rule", "house/big").exit_code == 0
    assert rows_of(address, "clean")[0] == (0, fixed(0).replace("large", "big", 1))
    assert call("batch", "undo", "clean.run").exit_code == 0
    assert rows_of(address, "clean") == [(n, story(n) if n != 5 else None) for n in range(24)]


def test_another_column_of_the_same_table(desk: Path, address: str) -> None:
    fill(address, range(24))
    options = (*TABLE, "--out", "stories", "--out-field", "clean", "--run", "run", "--commit-every", "5")
    assert call("batch", "run", address, *options).exit_code == 0
    assert rows_of(address, "stories", "clean") == [(n, fixed(n) if n != 5 else None) for n in range(24)]
    assert rows_of(address, "stories") == [(n, story(n) if n != 5 else None) for n in range(24)]
    assert call("batch", "undo", "run").stderr == "16 edits undone in 8 stories.\n"
    assert rows_of(address, "stories", "clean") == [(n, story(n) if n != 5 else None) for n in range(24)]


def test_another_column_of_another_table(desk: Path, address: str) -> None:
    fill(address, range(12))
    assert call("batch", "run", address, *TABLE, "--out", "new", "--out-field", "tidy").exit_code == 0
    assert rows_of(address, "new", "tidy") == [(n, fixed(n) if n != 5 else None) for n in range(12)]
    assert call("batch", "undo", "new.run").exit_code == 0
    assert rows_of(address, "new", "tidy") == [(n, story(n) if n != 5 else None) for n in range(12)]


def test_a_grown_table_with_names_for_keys(desk: Path, address: str) -> None:
    fill(address, range(12), names=True)
    assert call("batch", "run", address, *TABLE, "--out", "clean").exit_code == 0
    fill(address, range(12, 24), names=True)
    done = call("batch", "run", address, *TABLE, "--out", "clean")
    assert done.exit_code == 0
    assert "11 stories not changed" in done.stderr
    assert rows_of(address, "clean") == [(f"n{n:04}", fixed(n) if n != 5 else None) for n in range(24)]


def test_what_cannot_be_reached_says_so_in_one_line(desk: Path) -> None:
    address = f"sqlite:///{desk}/archive.db"
    fill(address, range(2))
    for arguments, said in (
        (["postgresql+psycopg://desk:secret@127.0.0.1:1/x", *TABLE, "--out", "new"], "leave the password out"),
        ([address, *TABLE, "--out", "stories"], "the text is never changed; name another table"),
        ([address, *TABLE, "--out", "stories", "--out-field", "body"], "the text is never changed"),
        ([address, *TABLE, "--out", "stories", "--out-field", "tidy"], "no column “tidy”"),
        ([address, "--table", "pigs", *TABLE[2:], "--out", "new"], "no table “pigs”; the tables are: stories"),
        ([f"sqlite:///{desk}/nothing.db", *TABLE, "--out", "new"], "nothing.db: no such file"),
        ([address, "--table", "stories", "--text-field", "t", "--id-field", "id", "--out", "n"], "no column “t”"),
        ([address, "--table", "stories", "--text-field", "body", "--out", "n"], "--id-field COLUMN"),
    ):
        done = call("batch", "run", *arguments)
        assert done.exit_code == 2
        assert_one_message(done, said)
        assert "secret" not in done.output
    assert not (desk / "nothing.db").exists()


def test_without_sqlalchemy_the_extra_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    done = call("batch", "run", "postgresql://desk:secret@127.0.0.1/x", *TABLE, "--out", "new")
    assert done.exit_code == 2
    assert_one_message(done, "pip install 'copyedit[batch]'")
    assert "secret" not in done.output
