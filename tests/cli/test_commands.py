"""The command itself: mistyped commands and options, help, version, Ctrl-C and closed standard output."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from copyedit import __version__
from copyedit.cli.starting.group import _COMMANDS
from tests.cli.calling import assert_one_message, call, write


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [
        (("chek", "a.txt"), "Did you mean “main check”?"),
        (("dif",), "Did you mean “main diff”?"),
        (("rules", "shw"), "Did you mean “main rules show”?"),
        (("baseline", "prun"), "Did you mean “main baseline prune”?"),
        (("a.txt",), "Did you mean “copyedit check a.txt”?"),
        (("a.txt", "gone.txt"), "Did you mean “copyedit check a.txt gone.txt”?"),
        (("house",), "Did you mean “copyedit check house”?"),
        (("-",), "Did you mean “copyedit check -”?"),
        (("--format", "json", "a.txt"), "Did you mean “copyedit check --format ...”?"),
        (("check", "--selct", "house", "a.txt"), "--select"),
    ],
)
def test_a_mistake_gets_a_suggestion(arguments: tuple[str, ...], suggestion: str, desk: Path) -> None:
    write(desk / "a.txt")
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert suggestion in result.stderr


@pytest.mark.parametrize("arguments", [("xyzzy",), ("rules", "xyzzy"), ("--xyzzy", "a.txt")])
def test_what_resembles_nothing_gets_no_suggestion(arguments: tuple[str, ...], desk: Path) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert "xyzzy" in result.stderr
    assert "Did you mean" not in result.stderr


def test_the_list_of_commands_has_the_first_line_of_their_own_help() -> None:
    for name, summary in _COMMANDS.items():
        paragraphs = call(name, "--help").stdout.split("\n\n")
        assert " ".join(paragraphs[1].split()) == summary


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(option: str) -> None:
    assert call(option).stdout == f"copyedit {__version__}\n"


def test_explain_shows_the_rule(desk: Path) -> None:
    result = call("--explain", "house/big")
    assert (result.exit_code, result.stdout) == (0, call("rules", "show", "house/big").stdout)
    assert "The house has it so." in result.stdout
    assert_one_message(
        call("--explain", "house/bog"), "no rule or file is called “house/bog”; did you mean “house/big”?"
    )


def test_ctrl_c_ends_with_130(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write(desk / "a.txt")
    monkeypatch.setattr("copyedit.running.checking.Checker.check_path", interrupted)
    result = call("check", "a.txt")
    assert result.exit_code == 130
    assert_one_message(result, "interrupted")


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_ctrl_c_ends_workers_without_a_traceback(desk: Path) -> None:
    for number in range(400):
        write(desk / "stories" / f"{number}.txt", "A big ship by the quay.\n" * 200)
    command = [sys.executable, "-m", "copyedit", "check", "--jobs", "2", "stories"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()  # the workers are under way
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode() == "copyedit: interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.parametrize("arguments", ["check a.txt", "check --format json a.txt", "diff a.txt", "rules list"])
def test_standard_output_that_is_closed(arguments: str, desk: Path) -> None:
    write(desk / "a.txt")
    line = f"'{sys.executable}' -m copyedit {arguments} >&-"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch("copyedit: standard output is closed[^\n]*\n", done.stderr)
