"""Java that is missing, too old or strange, by a PATH with a `java` of our own on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from copyedit.errors import BackendError
from copyedit.language.backends.java import find_java
from tests.backends.programs import only_programs, program
from tests.cli.calling import assert_one_message, call, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "22.0.1" 2024-04-16', 22),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx2g\nopenjdk version "25-ea" 2025-09-16', 25),
    ],
)
def test_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, version: int) -> None:
    only_programs(monkeypatch, java := program(tmp_path / "java", f"cat >&2 <<'END'\n{said}\nEND"))
    assert find_java() == (str(java), version)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2", "is Java 11, too old"),
        ("echo 'java version \"1.8.0_452\"' >&2", "is Java 8, too old"),
        ("echo 'no java found, run the installer' >&2", "the version of"),
        ("echo 'openjdk version \"17\"' >&2; exit 3", "the version of"),
    ],
)
def test_not_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str) -> None:
    only_programs(monkeypatch, program(tmp_path / "java", script))
    with pytest.raises(BackendError, match=f"{told}.*install Java 17 or newer"):
        find_java()


def test_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackendError, match=r"was not found; install Java 17 or newer"):
        find_java()


@pytest.mark.parametrize("version", [None, "11"])
def test_a_run_without_it(desk: Path, monkeypatch: pytest.MonkeyPatch, version: str | None) -> None:
    pytest.importorskip("language_tool_python")
    monkeypatch.setenv("PATH", str(desk))
    if version:
        program(desk / "java", f"echo 'openjdk version \"{version}\"' >&2")
    write(desk / "a.txt", "Talks stall\n\nA big ferry.\n")
    result = call("check", "--languagetool", "local", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "install Java 17 or newer")
    assert "house/big" in result.stdout


def test_a_run_without_the_package(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.backends.languagetool_install.has_package", lambda: False)
    write(desk / "a.txt", "Talks stall\n\nA big ferry.\n")
    result = call("check", "--languagetool", "local", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "pip install 'copyedit[languagetool]'")
    assert "house/big" in result.stdout
