"""`clean`: what is written, what is shown, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.cleaning.cleaner import KINDS
from tests.cli.calling import assert_one_message, call, write

DIRTY = "Ferry talks\n\nItâ€™s  late -- and &quot;so&quot; on.\n\nLeave a reply\n"
CLEAN = 'Ferry talks\n\nIt\'s late -- and "so" on.\n'


def test_a_file_is_cleaned_in_place(desk: Path) -> None:
    story = write(desk / "a.txt", DIRTY)
    result = call("clean", "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert story.read_text(encoding="utf-8") == CLEAN
    assert result.stderr == "6 changes made in 1 file: 1 mojibake, 2 entities, 1 boilerplate, 1 spaces, 1 quotes.\n"
    assert {path.name for path in desk.glob("*.txt")} == {"a.txt"}


def test_cleaning_again_changes_nothing_and_is_0(desk: Path) -> None:
    story = write(desk / "a.txt", DIRTY)
    call("clean", "a.txt")
    before = story.stat()
    result = call("clean", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "0 changes made in 0 files.\n")
    assert (story.stat().st_mtime_ns, story.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_diff_shows_first(desk: Path) -> None:
    story = write(desk / "a.txt", DIRTY)
    result = call("clean", "--diff", "a.txt")
    assert result.exit_code == 1
    assert story.read_text(encoding="utf-8") == DIRTY
    old, new = DIRTY.splitlines()[2:], CLEAN.splitlines()[2:]
    assert result.stdout.splitlines()[-4:] == [*(f"-{line}" for line in old), *(f"+{line}" for line in new)]
    assert result.stderr.startswith("6 changes to make in 1 file: ")


def test_standard_input_goes_to_standard_output(desk: Path) -> None:
    result = call("clean", "-q", "-", stdin=DIRTY.encode())
    assert (result.stdout, result.stderr) == (CLEAN, "")


def test_copies_go_to_a_folder(desk: Path) -> None:
    story = write(desk / "in/a.txt", DIRTY)
    call("clean", "--output", "out", "in")
    assert (desk / "out/in/a.txt").read_text(encoding="utf-8") == CLEAN
    assert story.read_text(encoding="utf-8") == DIRTY


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_switch(kind: str, desk: Path) -> None:
    assert f" {kind}" not in call("clean", f"--no-{kind}", "-", stdin=DIRTY.encode()).stderr
    only = call("clean", "--only", kind, "-", stdin=DIRTY.encode()).stderr
    assert not any(f" {other}" in only for other in KINDS if other != kind)


def test_marks_as_the_settings_have_them_or_the_call(desk: Path) -> None:
    text = b'The quay is "late", all of it -- so late.\n'
    (desk / ".copyedit.yaml").write_text("packs: []\nquotes: curly\ndashes: spaced-en\n", encoding="utf-8")
    assert call("clean", "-", stdin=text).stdout == "The quay is “late”, all of it – so late.\n"
    called = call("clean", "--quotes", "straight", "--dashes", "em", "-", stdin=text).stdout
    assert called == 'The quay is "late", all of it—so late.\n'


@pytest.mark.parametrize(("name", "kind"), [("a.rst", "restructuredtext"), ("a.adoc", "asciidoc")])
def test_other_formats_are_refused(name: str, kind: str, desk: Path) -> None:
    story = write(desk / name, DIRTY)
    result = call("clean", "-q", name)
    assert result.exit_code == 2
    assert_one_message(result, name, f"not cleaned: {kind}", "text, markdown, html, docx, odt")
    assert story.read_text(encoding="utf-8") == DIRTY


def test_of_a_folder_only_what_can_be_cleaned(desk: Path) -> None:
    story, other = write(desk / "in/a.md", DIRTY), write(desk / "in/b.rst", DIRTY)
    result = call("clean", "in")
    assert result.exit_code == 1
    assert (story.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) != (DIRTY, DIRTY)
    assert other.read_text(encoding="utf-8") == DIRTY


def test_nothing_left_to_do_is_wrong_use(desk: Path) -> None:
    result = call("clean", "--only", "quotes", "--no-quotes", "a.txt")
    assert result.exit_code == 2
    assert "leave nothing to do" in result.stderr


def test_what_the_encoding_lacks_is_written_as_the_page_can(desk: Path) -> None:
    story = desk / "a.html"
    page = b'<meta charset="iso-8859-2"><p>The caf\xe9 of the board is shut, all of it%bit is late.</p>\n'
    story.write_bytes(page % b" -- ")
    call("clean", "-q", "--dashes", "em", "a.html")
    assert story.read_bytes() == page % b"&#8212;"


def test_a_missing_file_is_reported(desk: Path) -> None:
    assert_one_message(call("clean", "-q", "gone.txt"), "gone.txt", "no such file")
