"""`copyedit doctor`: what is there, what is missing and for whom that matters."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.calling import call, write


def _states(output: str) -> dict[str, str]:
    """The state of each part: ok, MISSING or optional."""
    rows = [line.split("  ") for line in output.splitlines()]
    columns = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    parts = {}
    for row in columns:
        state, _, name = row[0].partition(" ") if row[0].startswith(("ok ", "MISSING ")) else (row[0], "", "")
        parts[(name or row[1]).strip()] = state
    return parts


@pytest.fixture
def bare(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Java and without LanguageTool."""
    monkeypatch.setenv("PATH", str(desk / "nothing"))
    monkeypatch.setenv("LTP_PATH", str(desk / "nothing"))
    return desk


def test_what_nobody_asks_for_is_not_missed(bare: Path) -> None:
    result = call("doctor")
    assert result.exit_code == 0
    states = _states(result.output)
    assert (states["numpy"], states["context model"], states["cache"]) == ("ok", "ok", "ok")
    assert (states["Java"], states["LanguageTool"]) == ("optional", "optional")
    assert "copyedit languagetool install" in result.output
    assert "install Java 17" in result.output


def test_what_the_settings_ask_for_is_missed(bare: Path) -> None:
    write(bare / ".copyedit.yaml", "languagetool: local\n")
    result = call("doctor")
    assert result.exit_code == 1
    states = _states(result.output)
    assert (states["Java"], states["LanguageTool"]) == ("MISSING", "MISSING")


def test_a_server_that_does_not_answer(bare: Path) -> None:
    write(bare / ".copyedit.yaml", "languagetool: http://127.0.0.1:1\n")
    result = call("doctor")
    assert result.exit_code == 1
    assert "cannot be reached" in result.output
    assert _states(result.output)["Java"] == "optional"  # another machine's business


def test_a_package_that_is_missing(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.cli.doctor.find_spec", lambda name: None)
    write(bare / ".copyedit.yaml", "harper: true\n")
    result = call("doctor")
    assert result.exit_code == 1
    assert "pip install 'copyedit[harper]'" in result.output


def test_a_cache_that_cannot_be_written(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(bare / "file", "")
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(bare / "file" / "cache"))
    result = call("doctor")
    assert result.exit_code == 0  # slower, not broken
    assert "set COPYEDIT_CACHE_DIR to another folder" in result.output


def test_settings_that_cannot_be_read(bare: Path) -> None:
    write(bare / ".copyedit.yaml", "languagetol: local\n")
    result = call("doctor")
    assert result.exit_code == 2
    assert "did you mean “languagetool”?" in result.stderr


@pytest.mark.parametrize(("extra", "package"), [("desk", "starlette"), ("lsp", "pygls")])
def test_what_desk_and_lsp_need_is_named(bare: Path, monkeypatch: pytest.MonkeyPatch, extra: str, package: str) -> None:
    def find(name: str) -> object:
        return None if name == package else find_spec(name)

    monkeypatch.setattr("copyedit.cli.doctor.find_spec", find)
    [row] = [row for row in call("doctor").output.splitlines() if f" {package} " in row]
    assert row.startswith("optional")
    assert f"pip install 'copyedit[{extra}]'" in row
