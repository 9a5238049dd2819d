"""`diff` at the command line; that `patch` and `git apply` take it is shown in tests/reports/test_diff.py."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.calling import STORY, call, start, write

PATCH = (
    "--- a/a.txt\n"
    "+++ b/a.txt\n"
    "@@ -1,3 +1,3 @@\n"
    " Talks stall in Velmar\n"
    " \n"
    "-A big ship by the quay. “A big ship,” he said.\n"
    "+A large ship by the quay. “A big ship,” he said.\n"
)


def test_the_safe_fixes_as_a_patch_and_nothing_written(desk: Path) -> None:
    story = write(desk / "a.txt")
    result = call("diff", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (1, PATCH, "")
    assert story.read_text(encoding="utf-8") == STORY


def test_unsafe_fixes_on_request_but_never_in_a_quotation(desk: Path) -> None:
    write(desk / "a.txt")
    assert "\n+A large boat by the quay. “A big ship,” he said.\n" in call("diff", "--unsafe", "a.txt").stdout


def test_nothing_to_fix_is_0_and_no_output(desk: Path) -> None:
    write(desk / "a.txt", "By the quay.\n")
    result = call("diff", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_standard_input_has_a_name_in_the_patch(desk: Path) -> None:
    process = start("diff", "--stdin-filename", "a.txt", "-", stdin=STORY.encode())
    assert (process.returncode, process.stdout.decode()) == (1, PATCH)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_one_patch_of_many_files_gives_what_fix_gives(desk: Path) -> None:
    # Line endings, a byte-order mark, an old encoding and a story inside a folder.
    stories = {
        "a.txt": STORY.encode(),
        "in/b.txt": b"\xef\xbb\xbfA big vote.\r\n\r\nAnother big vote.",
        "in/c c.txt": "A big café.\n".encode("cp1252"),
        "in/d.txt": b"A close vote.\n",
    }
    (desk / "in").mkdir()
    for name, data in stories.items():
        (desk / name).write_bytes(data)
    patch = start("diff", "--unsafe", "a.txt", "in").stdout
    call("fix", "--unsafe", "--output", "fixed", "a.txt", "in")
    subprocess.run(["git", "apply", "--whitespace=nowarn"], input=patch, cwd=desk, check=True, capture_output=True)
    for name in stories:
        assert (desk / name).read_bytes() == (desk / "fixed" / name).read_bytes()
    assert (desk / "a.txt").read_bytes() != stories["a.txt"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("program", [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1"]])
def test_files_in_which_a_line_feed_is_several_bytes(desk: Path, codec: str, program: list[str]) -> None:
    bom = "\ufeff" if codec == "utf-16-be" else ""
    text = bom + "The first line, Ċ and 😀.\r\nA big vote.\n\nA big Ċ, a big day.\nThe last line."
    (desk / "wide.txt").write_bytes(text.encode(codec))
    patch = start("diff", "wide.txt").stdout
    subprocess.run(program, input=patch, cwd=desk, check=True, capture_output=True)
    assert (desk / "wide.txt").read_bytes() == text.replace("big", "large").encode(codec)


def test_no_codes_of_colours(desk: Path) -> None:
    write(desk / "a.txt")
    assert b"\x1b" not in start("diff", "a.txt", TERM="xterm-256color").stdout
