"""`--quiet`, `--statistics`, and the progress bar of long runs."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.calling import STORY, call, write


def test_quiet_leaves_the_findings_and_drops_the_summary(desk: Path) -> None:
    write(desk / "a.txt")
    loud, quiet = call("check", "a.txt"), call("check", "-q", "a.txt")
    assert quiet.exit_code == loud.exit_code == 1
    assert loud.stdout.startswith(quiet.stdout)
    assert loud.stdout.removeprefix(quiet.stdout).startswith("5 findings in 1 file")


def test_a_quiet_fix_still_reports_errors(desk: Path) -> None:
    write(desk / "a.txt")
    result = call("fix", "--quiet", "a.txt", "gone.txt")
    assert result.exit_code == 2
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["copyedit"]
    assert "A large ship by" in (desk / "a.txt").read_text(encoding="utf-8")


def test_quiet_with_a_report_file(desk: Path) -> None:
    write(desk / "a.txt")
    assert call("check", "--quiet", "--output", "report.txt", "a.txt").output == ""
    assert (desk / "report.txt").read_text(encoding="utf-8").startswith("a.txt:3:3: error")


def test_statistics_count_by_rule(desk: Path) -> None:
    write(desk / "a.txt")
    write(desk / "b.txt", "A ship.\n")
    result = call("check", "--statistics", "a.txt", "b.txt")
    assert result.exit_code == 1
    assert [row.split() for row in result.stdout.splitlines()[:3]] == [
        ["3", "warning", "house/ship"],
        ["2", "error", "house/big"],
        ["1", "suggestion", "house/quay"],
    ]
    assert result.stdout.splitlines()[3].startswith("6 findings in 2 files")


def test_statistics_are_text() -> None:
    result = call("check", "--statistics", "--format", "json", "a.txt")
    assert result.exit_code == 2
    assert "--statistics" in result.stderr


def _on_a_terminal(*arguments: str) -> str:
    """What the command writes to a terminal, standard output and error alike."""
    pty = pytest.importorskip("pty")
    written: list[bytes] = []

    def read(handle: int) -> bytes:
        data = os.read(handle, 65536)
        written.append(data)
        return data

    saved = os.dup(1)
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - `pty.spawn` copies what it reads to file 1
            os.dup2(nowhere.fileno(), 1)
        pty.spawn([sys.executable, "-m", "copyedit", *arguments], read, lambda handle: b"")
    finally:
        os.dup2(saved, 1)
        os.close(saved)
    return b"".join(written).decode()


@pytest.mark.skipif(os.name == "nt", reason="no such terminals")
@pytest.mark.parametrize(
    ("files", "options", "is_shown"), [(100, (), True), (99, (), False), (100, ("--quiet",), False)]
)
def test_a_progress_bar_for_a_hundred_files(files: int, options: tuple[str, ...], is_shown: bool, desk: Path) -> None:
    for number in range(files):
        write(desk / "stories" / f"{number:03}.txt", STORY if number == 50 else "Rain.\n")
    written = _on_a_terminal("check", "--jobs", "1", "--no-color", *options, "stories")
    assert (f"{files}/{files}" in written) == is_shown
    shown = [line.rpartition("\N{ESCAPE}[K")[2].strip("\r") for line in written.split("\n")]
    assert any(line.startswith("stories/050.txt:3:3: error: ") for line in shown), (
        "findings stand on lines of their own"
    )
