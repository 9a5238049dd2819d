"""`check`: exit codes, the text report, standard input, colours."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.cli.calling import STORY, call, call_json, rules_of, start, write

CLEAN = "The vote was close.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [(CLEAN, 0), ("A big vote.\n", 1), ("A ship came.\n", 1), ("By the quay.\n", 0), ("", 0)],
    ids=["nothing", "error", "warning", "suggestion", "empty file"],
)
def test_exit_code(text: str, code: int, desk: Path) -> None:
    write(desk / "a.txt", text)
    assert call("check", "a.txt").exit_code == code


@pytest.mark.parametrize(
    ("fail_level", "code"), [("error", [1, 0, 0]), ("warning", [1, 1, 0]), ("suggestion", [1, 1, 1])]
)
def test_fail_level_decides_the_exit_code(fail_level: str, code: list[int], desk: Path) -> None:
    stories = ["A big vote.\n", "A ship came.\n", "By the quay.\n"]
    reported = [call("check", "--fail-level", fail_level, "-", stdin=text.encode()) for text in stories]
    assert [result.exit_code for result in reported] == code
    assert all("1 finding in 1 file" in result.stdout for result in reported)


def test_a_file_that_fails_stops_no_other_and_the_code_is_2(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    write(desk / "c.txt", CLEAN)
    result = call("check", "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 2
    assert "a.txt:1:3: error: Use “large”. [house/big]" in result.stdout
    summary = result.stdout.splitlines()[-1]
    assert summary == ("1 finding in 2 files: 1 error; 1 can be fixed safely; 1 error in files or rules, see above.")
    assert result.stderr == "copyedit: b.txt: cannot be read: no such file\n"


def test_the_text_report(desk: Path) -> None:
    write(desk / "a.txt")
    assert call("check", "a.txt").stdout == (
        "a.txt:3:3: error: Use “large”. [house/big]\n"
        "    A big ship by the quay. “A big ship,” he said.\n"
        "      ^^^\n"
        "    -> “large”  (safe)\n"
        "    The house has it so.\n"
        "\n"
        "a.txt:3:7: warning: A “ship” is a boat here. [house/ship]\n"
        "    A big ship by the quay. “A big ship,” he said.\n"
        "          ^^^^\n"
        "    -> “boat”\n"
        "\n"
        "a.txt:3:19: suggestion: Many say pier. [house/quay]\n"
        "    A big ship by the quay. “A big ship,” he said.\n"
        "                      ^^^^\n"
        "    -> “pier”\n"
        "\n"
        "a.txt:3:28: error: Use “large”. [house/big]\n"
        "    A big ship by the quay. “A big ship,” he said.\n"
        "                               ^^^\n"
        "    -> “large”  (in a quotation: not applied)\n"
        "    The house has it so.\n"
        "\n"
        "a.txt:3:32: warning: A “ship” is a boat here. [house/ship]\n"
        "    A big ship by the quay. “A big ship,” he said.\n"
        "                                   ^^^^\n"
        "    -> “boat”  (in a quotation: not applied)\n"
        "\n"
        "5 findings in 1 file: 2 errors, 2 warnings, 1 suggestion; 1 can be fixed safely.\n"
    )


def test_carets_stand_under_the_words_behind_wide_characters_and_accents(desk: Path) -> None:
    text = "The cafe\N{COMBINING ACUTE ACCENT} \N{CRAB} was big.\n"
    rows = call("check", "-", stdin=text.encode()).stdout.splitlines()
    assert rows[0].startswith("-:1:17: ")
    # The accent takes no column of a terminal, the crab two: 9 + 2 + 5 columns before “big”.
    assert rows[2] == "    " + " " * 16 + "^^^"


def test_a_deletion_is_said_in_words(desk: Path) -> None:
    rule = "check: existence\nmessage: Go without it.\nfix: safe\ndelete: true\ntokens: [really]\n"
    write(desk / "house" / "really.yaml", rule)
    assert "    -> nothing (delete)  (safe)\n" in call("check", "-", stdin=b"It was really close.\n").stdout


@pytest.mark.parametrize(("count", "files"), [(1, "1 file"), (2, "2 files")])
def test_the_summary_of_nothing(count: int, files: str, desk: Path) -> None:
    names = [write(desk / f"{n}.txt", CLEAN).name for n in range(count)]
    assert call("check", *names).stdout == f"No findings in {files}.\n"


def test_standard_input_has_a_name_in_the_report(desk: Path) -> None:
    process = start("check", "--stdin-filename", "desk/late.txt", "-", stdin=STORY.encode("utf-16"))
    assert process.returncode == 1
    assert process.stdout.decode().startswith("desk/late.txt:3:3: error: ")
    assert process.stderr == b""


def test_the_name_of_standard_input_counts_for_settings_of_paths(desk: Path) -> None:
    settings = "packs: []\nrules: [house]\noverrides:\n  - {files: [sport/], ignore: [house/big]}\n"
    write(desk / ".copyedit.yaml", settings)
    stdin = b"A big ship came.\n"
    assert rules_of(call_json("--stdin-filename", "sport/late.txt", "-", stdin=stdin)) == ["house/ship"]
    assert rules_of(call_json("--stdin-filename", "city/late.txt", "-", stdin=stdin)) == ["house/big", "house/ship"]


def test_no_codes_of_colours_in_a_pipe(desk: Path) -> None:
    assert b"\x1b" not in start("check", "-", stdin=STORY.encode(), TERM="xterm-256color").stdout


def test_an_escape_code_in_a_story_does_not_reach_the_terminal(desk: Path) -> None:
    assert b"\x1b" not in call("check", "-", stdin=b"A \x1b[31m big vote.\n").stdout_bytes


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of Unix")
@pytest.mark.parametrize(
    ("option", "no_color", "coloured"),
    [([], "", True), (["--no-color"], "", False), ([], "1", False)],
    ids=["as it is", "--no-color", "NO_COLOR"],
)
def test_colours_at_a_terminal(option: list[str], no_color: str, coloured: bool, desk: Path) -> None:
    write(desk / "a.txt")
    shown = _at_a_terminal("check", *option, "a.txt", NO_COLOR=no_color)
    assert (b"\x1b[" in shown) is coloured
    plain = re.sub(rb"\x1b\[[0-9;]*m", b"", shown).replace(b"\r\n", b"\n")
    assert plain == call("check", "a.txt").stdout_bytes


def _at_a_terminal(*arguments: str, **environment: str) -> bytes:
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "copyedit", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=os.environ | environment) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # Linux says so when the other end is closed
            pass
        finally:
            os.close(ours)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    return shown


def test_wrong_use_is_2_and_says_what_to_do(desk: Path) -> None:
    wrong = ["", "--format xml a.txt", "--level off a.txt", "--jobs 0 a.txt", "--colour a.txt"]
    for arguments in wrong:
        result = call("check", *arguments.split())
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Usage: " in result.stderr


def test_version_and_help() -> None:
    from copyedit import __version__

    assert call("--version").stdout == f"copyedit {__version__}\n"
    shown = call("--help").stdout
    assert all(f"\n  {name} " in shown for name in ("check", "diff", "fix", "rules", "init"))
    assert call("chekc", "a.txt").exit_code == 2
