"""`copyedit check --watch` in a real terminal: what is saved is reported again, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.calling import call, write

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

from tests.cli.terminal import Terminal

WATCHING = "press Ctrl-C to stop."


def test_a_saved_file_is_reported_again(desk: Path) -> None:
    write(desk / "stories/a.txt", "A big ship.\n")
    write(desk / "stories/b.txt", "A quay.\n")
    with Terminal("check", "--watch", "stories") as terminal:
        assert "3 findings in 2 files" in terminal.wait_for(WATCHING)
        write(desk / "stories/b.txt", "A big quarry.\n")
        shown = terminal.wait_for("1 finding in 1 file")
        assert "b.txt:1:3: error" in shown
        assert "a.txt" not in shown
        write(desk / "stories/new.txt", "A ship.\n")
        terminal.wait_for("new.txt:1:3")  # with b.txt, if the look at it fell between two of its writes
        terminal.press("\x03")
        assert terminal.end() == 1
        assert "interrupted" not in terminal.seen


def test_a_file_that_goes_is_no_error(desk: Path) -> None:
    write(desk / "stories/a.txt", "A big ship.\n")
    write(desk / "stories/b.txt", "A mine.\n")
    with Terminal("check", "--watch", "stories") as terminal:
        terminal.wait_for(WATCHING)
        (desk / "stories/a.txt").unlink()
        write(desk / "stories/b.txt", "A big mine.\n")
        shown = terminal.wait_for("1 finding in 1 file")
        assert "a.txt" not in shown


@pytest.mark.parametrize(
    "options", [["-"], ["a.txt", "--format", "json"], ["a.txt", "--output", "x"], ["a.txt", "--changed-lines"]]
)
def test_what_makes_no_sense_is_refused(desk: Path, options: list[str]) -> None:
    result = call("check", "--watch", *options)
    assert result.exit_code == 2
    assert "--watch" in result.stderr
