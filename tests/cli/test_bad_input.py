"""Bad stories and bad rules: one clear message with its place, exit code 2, the rest still done, nothing half written.

Settings are in test_settings.py, files that cannot be written in test_fix.py.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import STORY, assert_one_message, call, call_json, rules_of, start, write
from tests.cli.conftest import BIG

BAD_STORIES = {
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary file"),
    "zip": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 4, "binary file"),
    "controls": (bytes(range(1, 32)) * 20 + b"\xff", "binary file"),
    "half of UTF-16": (b"\xff\xfeA\x00b", "byte 4 is not valid utf-16-le"),
    "broken UTF-8": ("The café was big.\ncut here ".encode() + b"\xc3\n", "byte 28 is not valid utf-8"),
    "broken UTF-8 behind its mark": (b"\xef\xbb\xbfA big \xff vote", "byte 9 is not valid utf-8"),
}


@pytest.mark.parametrize("command", ["check", "diff", "fix"])
@pytest.mark.parametrize("case", BAD_STORIES)
def test_a_bad_story_is_told_and_the_next_one_done(case: str, command: str, desk: Path) -> None:
    data, said = BAD_STORIES[case]
    (desk / "bad.txt").write_bytes(data)
    write(desk / "good.txt", "A big vote.\n")
    result = call(command, "bad.txt", "good.txt")
    assert result.exit_code == 2
    first = result.stderr.splitlines()[0]
    assert first.startswith("copyedit: bad.txt: ")
    assert said in first
    assert result.stderr.count("bad.txt") == 1
    assert (desk / "bad.txt").read_bytes() == data
    if command == "fix":
        assert (desk / "good.txt").read_text() == "A large vote.\n"
    else:
        assert "large" in result.stdout


@pytest.mark.parametrize("case", BAD_STORIES)
def test_a_bad_story_on_standard_input(case: str, desk: Path) -> None:
    data, said = BAD_STORIES[case]
    process = start("fix", "--stdin-filename", "late.txt", "-", stdin=data)
    assert (process.returncode, process.stdout) == (2, b"")
    assert process.stderr.startswith(b"copyedit: late.txt: ")
    assert said.encode() in process.stderr
    assert b"Traceback" not in process.stderr


def test_a_stray_byte_in_ascii_is_read_and_written_back_as_it_is(desk: Path) -> None:
    # Not UTF-8, but no reason to lose a story or a byte of it: it holds no quotation marks that would be misread.
    data = b"The cafe was big.\ncut here \xc3\n"
    (desk / "a.txt").write_bytes(data)
    assert call("fix", "a.txt").exit_code == 1
    assert (desk / "a.txt").read_bytes() == data.replace(b"big", b"large")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n", b" \r\n\r\n"], ids=["empty", "mark", "line", "blanks"])
def test_a_story_of_nothing_has_no_findings_and_stays(data: bytes, desk: Path) -> None:
    (desk / "a.txt").write_bytes(data)
    for command in ("check", "diff", "fix"):
        assert call(command, "a.txt").exit_code == 0
    assert (desk / "a.txt").read_bytes() == data
    assert start("fix", "-", stdin=data).stdout == data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_regular_file_is_told_and_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    write(desk / "a.txt")
    result = call("check", "pipe.txt", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "pipe.txt: not a regular file")
    assert "a.txt:3:3" in result.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_told_and_the_rest_done(desk: Path) -> None:
    write(desk / "in" / "locked.txt").chmod(0)
    write(desk / "in" / "locked" / "b.txt").parent.chmod(0)
    write(desk / "in" / "z.txt")
    try:
        result = call("check", "in")
    finally:
        (desk / "in" / "locked").chmod(0o755)
    assert result.exit_code == 2
    assert "copyedit: in/locked.txt: cannot be read: permission denied\n" in result.stderr
    assert "copyedit: in/locked: cannot be read: permission denied\n" in result.stderr
    assert "in/z.txt:3:3" in result.stdout


def test_a_named_file_without_permission_does_not_stop_the_others(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_or_refuse(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return path.open("rb").read()

    write(desk / "locked.txt")
    write(desk / "a.txt")
    monkeypatch.setattr("os.access", lambda *args, **named: False)  # root may read everything
    monkeypatch.setattr(Path, "read_bytes", read_or_refuse)
    result = call("check", "locked.txt", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "locked.txt: cannot be read: permission denied")
    assert "a.txt:3:3" in result.stdout


def test_a_named_folder_that_may_not_be_looked_into_does_not_stop_the_others(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scan_or_refuse(path: Path | str, scan: Callable[[Path | str], object] = os.scandir) -> object:
        if str(path) == "locked":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def stat_or_refuse(path: Path, stat: Callable[..., os.stat_result] = Path.stat, **named: bool) -> os.stat_result:
        if path.parent.name == "locked":
            raise PermissionError(13, "Permission denied")
        return stat(path, **named)

    (desk / "locked").mkdir()
    write(desk / "a.txt")
    monkeypatch.setattr("os.scandir", scan_or_refuse)  # root may look into everything
    monkeypatch.setattr(Path, "stat", stat_or_refuse)
    result = call("check", "locked", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "locked: cannot be read: permission denied")
    assert "a.txt:3:3" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("redirect", ["<&-", "< /dev/null > /dev/full"], ids=["closed input", "full disk"])
def test_streams_that_cannot_be_used_leave_no_traceback(redirect: str, desk: Path) -> None:
    if "full" in redirect and not Path("/dev/full").exists():
        pytest.skip("no such device here")
    write(desk / "a.txt")
    target = "-" if "&-" in redirect else "a.txt"
    for command in ("check", "check --format json", "diff"):
        line = f'"{sys.executable}" -m copyedit {command} {target} {redirect}'
        process = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
        assert process.returncode == 2, process.stderr
        assert len(process.stderr.splitlines()) == 1
        assert process.stderr.startswith("copyedit: ")


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
def test_a_reader_that_goes_away_ends_the_run_quietly(desk: Path) -> None:
    write(desk / "a.txt", "A big ship came.\n\n" * 3000)
    line = f'"{sys.executable}" -m copyedit check a.txt | head -n 1'
    process = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert process.stdout == "a.txt:1:3: error: Use “large”. [house/big]\n"
    assert process.stderr == ""


BAD_RULES = {
    "YAML": (BIG.replace("swap:\n ", "swap:"), ":6:10", "not valid YAML"),
    "key": (BIG.replace("swap", "swpa"), ":6:1", "unknown key “swpa”; did you mean “swap”?"),
    "level": (BIG.replace("level: error", "level: eror"), ":4:8", "did you mean “error”?"),
    "check": (BIG.replace("substitution", "substitutoin"), ":1:8", "did you mean “substitution”?"),
    "no check": (BIG.replace("check: substitution\n", ""), ":1:1", "a rule needs “check:”"),
    "no message": (BIG.replace('message: "Use “{replacement}”."\n', ""), ":1:1", "a rule needs “message:”"),
    "key twice": (BIG + "fix: safe\n", ":12:1", "“fix” appears twice"),
    "regex": ("check: existence\nmessage: No.\npatterns: ['(big']\n", ":3:12", "not a valid pattern"),
    "regex for anything": ("check: existence\nmessage: No.\npatterns: ['x*']\n", ":3:12", "matches the empty text"),
    "group": ("check: substitution\nmessage: No.\npatterns:\n  '(?P<one>big)': '{two}'\n", ":4:3", "uses {two}"),
    "scope": (BIG + "scope: [hedline]\n", ":12:9", "did you mean “headline”?"),
    "example": (BIG + "  - bda: No.\n", ":12:5", "did you mean “bad”?"),
    "nothing to look for": ("check: existence\nmessage: No.\n", ":1:1", "needs tokens or patterns"),
    "a list": ("- check: existence\n", ":1:1", "expected keys with values"),
    "empty": ("", ":1:1", "a rule needs “check:”"),
}


@pytest.mark.parametrize("case", BAD_RULES)
def test_a_bad_rule_is_told_with_its_place_and_nothing_is_touched(case: str, desk: Path) -> None:
    text, place, said = BAD_RULES[case]
    rule = write(desk / "house" / "alley.yaml", text)
    story = write(desk / "a.txt")
    for command in ("check", "fix"):
        result = call(command, "a.txt")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert_one_message(result, f"{rule}{place}: ", said)
    assert story.read_text(encoding="utf-8") == STORY


def test_rules_that_cannot_be_read(desk: Path) -> None:
    (desk / "latin.yaml").write_bytes("# café\n".encode("latin-1"))
    (desk / "empty").mkdir()
    write(desk / "a.txt")
    places = {"latin.yaml": "not UTF-8 text (byte 5)", "gone": "cannot be read", "empty": "no rule files (*.yaml)"}
    for name, said in places.items():
        result = call("check", "--rules", name, "a.txt")
        assert result.exit_code == 2
        assert_one_message(result, f"{desk / name}: ", said)


def test_a_pattern_that_takes_for_ever_is_left_out_and_told_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.matching.patterns.TIME_LIMIT", 0.02)
    rule = write(desk / "house" / "slow.yaml", "check: existence\nmessage: Slow.\npatterns: ['(?:a|a|aa)+\\d zzz']\n")
    slow = "A big " + "a" * 60 + "-1 zzz vote.\n"
    for name in ("a.txt", "b.txt"):
        write(desk / name, slow)
    result = call("check", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert_one_message(result, f"{rule}: rule house/slow: ", "(?:a|a|aa)+\\d zzz", "a.txt", "left out")
    assert result.stdout.count("[house/big]") == 2
    report = call_json("a.txt", "b.txt")
    assert [error["path"] for error in report["errors"]] == [str(rule)]
    assert rules_of(report) == ["house/big", "house/big"]
    assert call("fix", "a.txt", "b.txt").exit_code == 2
    assert (desk / "b.txt").read_text() == slow.replace("big", "large")
