"""`fix`: what is written, what is left alone, what is told."""

import os
from pathlib import Path

import pytest

from tests.cli.calling import STORY, call, start, write

FIXED = STORY.replace("A big ship by", "A large ship by")
SKIPPED = """\
a.txt:3:7: skipped “ship” -> “boat”: not safe; --unsafe applies it [house/ship]
a.txt:3:19: skipped “quay” -> “pier”: only shown [house/quay]
a.txt:3:28: skipped “big” -> “large”: inside a quotation [house/big]
a.txt:3:32: skipped “ship” -> “boat”: inside a quotation [house/ship]
"""


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_safe_fixes_are_written_and_the_rest_is_told(desk: Path) -> None:
    story = write(desk / "a.txt")
    before = _files(desk)
    result = call("fix", "a.txt")
    assert result.exit_code == 1
    assert story.read_text(encoding="utf-8") == FIXED
    assert result.stdout == ""
    assert result.stderr == SKIPPED + (
        "1 fix applied in 1 file; skipped: 2 inside a quotation; 1 not safe (--unsafe applies them); 1 only shown.\n"
    )
    assert _files(desk) == before


def test_a_line_to_delete_is_told_on_one_line(desk: Path) -> None:
    write(
        desk / "house" / "form.yaml",
        "check: existence\nmessage: No.\ndelete: true\nscope: [boilerplate]\ntokens: [leave a reply]\n",
    )
    write(desk / "a.txt", "The talks went on, he said.\n\nleave a reply\nA ferry sailed, she said.\n")
    assert "a.txt:3:1: skipped “leave a reply” -> nothing (delete): not safe" in call("fix", "a.txt").stderr


def test_unsafe_fixes_on_request_but_never_in_a_quotation(desk: Path) -> None:
    story = write(desk / "a.txt")
    result = call("fix", "--unsafe", "a.txt")
    assert story.read_text(encoding="utf-8") == FIXED.replace("large ship by", "large boat by")
    assert "2 fixes applied in 1 file; skipped: 2 inside a quotation; 1 only shown." in result.stderr


def test_fixing_again_changes_nothing_and_is_0(desk: Path) -> None:
    story = write(desk / "a.txt")
    call("fix", "a.txt")
    status = story.stat()
    result = call("fix", "a.txt")
    assert result.exit_code == 0
    assert "0 fixes applied in 0 files" in result.stderr
    assert (story.stat().st_mtime_ns, story.stat().st_ino) == (status.st_mtime_ns, status.st_ino)


def test_chosen_rules_only(desk: Path) -> None:
    story = write(desk / "a.txt", "A big ship.\n")
    call("fix", "--unsafe", "--select", "house/ship", "a.txt")
    assert story.read_text() == "A big boat.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"A big vote.\r\nOne\ttab  two blanks \rlone\n\n\n", b"A large vote.\r\nOne\ttab  two blanks \rlone\n\n\n"),
        (b"\xef\xbb\xbfA big vote.\r\n", b"\xef\xbb\xbfA large vote.\r\n"),
        (b"A big vote", b"A large vote"),
        (b"The caf\xe9 \x93was\x94 big.\n", b"The caf\xe9 \x93was\x94 large.\n"),
        ("\ufeffA big vote.\r\n".encode("utf-16-le"), "\ufeffA large vote.\r\n".encode("utf-16-le")),
        ("A big vote.\n".encode("utf-16-be"), "A large vote.\n".encode("utf-16-be")),
        ("A\u00a0big vote\u2028here e\u0301.\n".encode(), "A\u00a0large vote\u2028here e\u0301.\n".encode()),
    ],
    ids=["endings", "byte-order mark", "no last ending", "cp1252", "utf-16", "utf-16 without mark", "odd blanks"],
)
def test_every_other_byte_stays(before: bytes, after: bytes, desk: Path) -> None:
    story = desk / "a.txt"
    story.write_bytes(before)
    assert call("fix", "--select", "house/big", "a.txt").exit_code == 1
    assert story.read_bytes() == after
    assert start("fix", "--select", "house/big", "-", stdin=before).stdout == after


def test_standard_input_goes_to_standard_output(desk: Path) -> None:
    process = start("fix", "--stdin-filename", "a.txt", "-", stdin=STORY.encode())
    assert process.returncode == 1
    assert process.stdout.decode() == FIXED
    assert process.stderr.decode().startswith(SKIPPED)
    assert not (desk / "a.txt").exists()


def test_standard_input_with_nothing_to_fix_passes_as_it_is(desk: Path) -> None:
    process = start("fix", "-", stdin=b"The vote\r\nwas close.")
    assert (process.returncode, process.stdout) == (0, b"The vote\r\nwas close.")


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4755])
def test_the_mode_stays(mode: int, desk: Path) -> None:
    story = write(desk / "a.txt", "A big vote.\n")
    story.chmod(mode)
    call("fix", "a.txt")
    assert story.read_text() == "A large vote.\n"
    assert story.stat().st_mode & 0o7777 == mode


def test_a_file_is_replaced_at_once(desk: Path) -> None:
    story = write(desk / "a.txt", "A big vote.\n")
    with story.open() as reader:  # somebody reads while it is fixed: never half of each
        call("fix", "a.txt")
        assert reader.read() == "A big vote.\n"
    assert story.read_text() == "A large vote.\n"


def test_a_fix_that_cannot_be_written_leaves_the_file_and_does_the_rest(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [write(desk / name, "A big vote.\n") for name in ("a.txt", "b.txt")]
    before = _files(desk)
    replace = os.replace

    def fails_once(source: str, target: Path) -> None:
        if Path(target).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails_once)
    result = call("fix", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert result.stderr == "copyedit: a.txt: not written: Permission denied\n1 fix applied in 1 file.\n"
    assert [story.read_text() for story in stories] == ["A big vote.\n", "A large vote.\n"]
    assert _files(desk) == before


def test_a_read_only_file_is_left_alone_and_told(desk: Path) -> None:
    story = write(desk / "a.txt", "A big vote.\n")
    story.chmod(0o444)
    result = call("fix", "a.txt")
    assert result.exit_code == 2
    assert "copyedit: a.txt: not written: the file is read-only\n" in result.stderr
    assert story.read_text() == "A big vote.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told(desk: Path) -> None:
    story = write(desk / "in" / "a.txt", "A big vote.\n")
    story.parent.chmod(0o555)
    try:
        result = call("fix", "in/a.txt")
    finally:
        story.parent.chmod(0o755)
    assert result.exit_code == 2
    assert "copyedit: in/a.txt: not written: " in result.stderr
    assert story.read_text() == "A big vote.\n"


def test_a_link_stays_a_link_and_its_target_is_fixed(desk: Path) -> None:
    story = write(desk / "archive" / "a.txt", "A big vote.\n")
    (desk / "today.txt").symlink_to(Path("archive", "a.txt"))
    assert call("fix", "today.txt").exit_code == 1
    assert (desk / "today.txt").is_symlink()
    assert story.read_text() == "A large vote.\n"


def test_a_link_to_nothing_is_told(desk: Path) -> None:
    (desk / "today.txt").symlink_to("gone.txt")
    result = call("fix", "today.txt")
    assert result.exit_code == 2
    assert "copyedit: today.txt: cannot be read: no such file\n" in result.stderr
    assert not (desk / "gone.txt").exists()


def test_output_writes_elsewhere_and_leaves_the_originals(desk: Path) -> None:
    stories = {"a.txt": "A big vote.\n", "in/b.txt": "A close vote.\r\n"}
    for name, text in stories.items():
        write(desk / name, text)
    assert call("fix", "--output", "out", "a.txt", "in").exit_code == 1
    assert {name: (desk / name).read_bytes().decode() for name in stories} == stories
    assert _files(desk / "out") == set(stories)
    assert (desk / "out" / "a.txt").read_bytes() == b"A large vote.\n"
    assert (desk / "out" / "in" / "b.txt").read_bytes() == b"A close vote.\r\n"


def test_output_never_leads_out_of_its_folder(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    (desk / "in").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk / "in")
        assert call("fix", "--output", "out", "../a.txt").exit_code == 1
    assert _files(desk / "in") == {"out/a.txt"}
    assert (desk / "a.txt").read_text() == "A big vote.\n"


@pytest.mark.parametrize("output", [".", "out"])
def test_output_does_not_overwrite_an_original(output: str, desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    (desk / "out").mkdir()
    (desk / "out" / "a.txt").symlink_to(desk / "a.txt")
    result = call("fix", "--output", output, "a.txt")
    assert result.exit_code == 2
    assert "a.txt: not written: --output would overwrite the original" in result.stderr
    assert (desk / "a.txt").read_text() == "A big vote.\n"


def test_two_stories_never_become_one_in_output(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    write(desk / "in" / "a.txt", "Another big vote.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk / "in")
        result = call("fix", "--output", "out", "../a.txt", "a.txt")
    assert result.exit_code == 2
    assert (desk / "in" / "out" / "a.txt").read_text() == "A large vote.\n"
    assert "copyedit: a.txt: not written: " in result.stderr


def test_output_that_is_a_file_is_wrong_use(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    write(desk / "out", "not a folder")
    result = call("fix", "--output", "out", "a.txt")
    assert result.exit_code == 2
    assert (desk / "out").read_text() == "not a folder"
    assert "Traceback" not in result.stderr


def test_output_below_a_file_is_told(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    write(desk / "out", "not a folder")
    result = call("fix", "--output", "out/below", "a.txt")
    assert result.exit_code == 2
    assert "not written: " in result.stderr
    assert (desk / "out").read_text() == "not a folder"


def test_a_replacement_that_the_encoding_lacks_is_told_and_nothing_written(desk: Path) -> None:
    write(desk / "house" / "big.yaml", 'check: substitution\nmessage: "{match}"\nfix: safe\nswap:\n  pi: π\n')
    (desk / "a.txt").write_bytes("The café has a pi sign.\n".encode("cp1252"))
    for command in ("fix", "diff"):
        result = call(command, "a.txt")
        assert result.exit_code == 2
        assert "cp1252 has no “π”" in result.stderr
        assert result.stdout == ""
    assert (desk / "a.txt").read_bytes() == "The café has a pi sign.\n".encode("cp1252")


def test_overlapping_fixes_are_told(desk: Path) -> None:
    write(
        desk / "house" / "liner.yaml", 'check: substitution\nmessage: "{match}"\nfix: safe\nswap:\n  big ship: liner\n'
    )
    story = write(desk / "a.txt", "A big ship came.\n")
    patch = call("diff", "--select", "house/liner", "--select", "house/big", "a.txt")
    result = call("fix", "--select", "house/liner", "--select", "house/big", "a.txt")
    assert "overlaps another fix" in result.stderr
    assert patch.stdout
    assert "overlaps another fix" in patch.stderr
    assert story.read_text() in ("A liner came.\n", "A large ship came.\n")
