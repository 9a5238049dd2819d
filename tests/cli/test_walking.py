"""Which files a call looks at, and in which order; many files on several cores."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, start, write


def _paths(*arguments: str) -> list[str]:
    return [document["path"] for document in call_json(*arguments)["documents"]]


def _stories(folder: Path, *names: str) -> None:
    for name in names:
        write(folder / name, "A big ship came.\n")


def test_a_folder_gives_its_text_files_by_name(desk: Path) -> None:
    _stories(desk / "in", "b.txt", "a.TXT", "c.text", "d.py", "notes", ".hidden.txt", ".late/e.txt", "more/f.txt")
    assert _paths("in") == ["in/a.TXT", "in/b.txt", "in/c.text", "in/more/f.txt"]


def test_a_named_file_needs_no_ending(desk: Path) -> None:
    _stories(desk, "notes", ".hidden")
    assert _paths("notes", ".hidden") == ["notes", ".hidden"]


def test_files_come_in_the_order_named_each_once(desk: Path) -> None:
    _stories(desk, "in/a.txt", "in/b.txt", "z.txt")
    assert _paths("z.txt", "in/b.txt", "in", "z.txt") == ["z.txt", "in/b.txt", "in/a.txt"]
    assert _paths("z.txt", "./z.txt") == ["z.txt"]


def test_the_current_folder_names_files_as_git_does(desk: Path) -> None:
    _stories(desk, "a.txt", "in/b.txt")
    assert _paths(".") == ["a.txt", "in/b.txt"]
    assert _paths("in/b.txt", ".") == ["in/b.txt", "a.txt"]


def test_what_git_ignores_is_left_alone_in_a_folder(desk: Path) -> None:
    _stories(desk / "in", "a.txt", "b.raw.txt", "keep.raw.txt", "drafts/c.txt", "late/d.txt", "late/drafts.txt")
    write(desk / "in" / ".gitignore", "*.raw.txt\n!keep.raw.txt\ndrafts/\n")
    write(desk / "in" / "late" / ".gitignore", "# all of it\n/d.txt\n")
    assert _paths("in") == ["in/a.txt", "in/keep.raw.txt", "in/late/drafts.txt"]


def test_a_gitignore_above_counts_in_a_repository_only(desk: Path) -> None:
    _stories(desk / "in", "a.txt", "b.raw.txt")
    write(desk / ".gitignore", "*.raw.txt\n")
    assert _paths("in") == ["in/a.txt", "in/b.raw.txt"]
    (desk / ".git").mkdir()
    assert _paths("in") == ["in/a.txt"]


def test_a_file_that_git_ignores_is_checked_when_it_is_named(desk: Path) -> None:
    _stories(desk, "a.raw.txt")
    write(desk / ".gitignore", "*.raw.txt\n")
    assert _paths("a.raw.txt") == ["a.raw.txt"]


EXCLUDE = 'packs: []\nrules: [house]\nexclude: [drafts/, "*.raw.txt"]\n'


def test_excluded_files_are_left_alone_unless_they_are_named(desk: Path) -> None:
    _stories(desk, "a.txt", "drafts/b.txt", "in/c.raw.txt", "in/d.txt")
    write(desk / ".copyedit.yaml", EXCLUDE)
    assert _paths(".") == ["a.txt", "in/d.txt"]
    assert _paths("a.txt", "drafts/b.txt", "in") == ["a.txt", "drafts/b.txt", "in/d.txt"]


def test_a_folder_that_is_excluded_says_by_which_line(desk: Path) -> None:
    _stories(desk, "drafts/a.txt", "in/b.txt")
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nexclude:\n  - '*.log'\n  - drafts/\n")
    result = call("check", "drafts")
    assert (result.exit_code, result.stdout) == (2, "")
    assert_one_message(result, "drafts: every story in this folder is excluded, by “drafts/” (.copyedit.yaml:5)")
    assert _paths(".") == ["in/b.txt"]


def test_a_folder_that_several_patterns_exclude(desk: Path) -> None:
    _stories(desk, "in/a.raw.txt", "in/drafts/b.txt")
    write(desk / ".copyedit.yaml", EXCLUDE)
    assert_one_message(call("check", "in"), "by “*.raw.txt” (.copyedit.yaml:3) and “drafts/” (.copyedit.yaml:3)")


def test_a_missing_file_is_not_counted(desk: Path) -> None:
    result = call("check", "gone.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert_one_message(result, "gone.txt: cannot be read: no such file")


def test_force_exclude_holds_for_named_files_too(desk: Path) -> None:
    _stories(desk, "a.txt", "drafts/b.txt", "in/c.raw.txt", "in/d.txt")
    write(desk / ".copyedit.yaml", EXCLUDE)
    assert _paths("--force-exclude", "a.txt", "drafts/b.txt", "in/c.raw.txt", "in") == ["a.txt", "in/d.txt"]
    for command in ("check", "diff", "fix"):
        assert call(command, "--force-exclude", "drafts/b.txt").exit_code == 0
    assert _paths("--force-exclude", "drafts/b.txt") == []


@pytest.mark.parametrize("inside", [[], ["notes.py"], ["more/notes.py"]])
def test_a_folder_without_text_is_reported_and_the_rest_done(inside: list[str], desk: Path) -> None:
    (desk / "empty").mkdir()
    _stories(desk, "a.txt", *(f"empty/{name}" for name in inside))
    result = call("check", "empty", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "empty: no stories (*.txt, *.text, *.md, *.markdown, *.html, *.htm ...) in this folder")
    assert "a.txt:1:3: error" in result.stdout


def test_a_link_to_a_folder_is_not_walked_in_circles(desk: Path) -> None:
    _stories(desk / "in", "a.txt")
    (desk / "in" / "again").symlink_to(desk / "in", target_is_directory=True)
    assert _paths("in") == ["in/a.txt"]


def test_on_two_cores_the_report_is_the_same_and_in_order(desk: Path) -> None:
    names = [f"{(n * 7) % 40:02}.txt" for n in range(40)]
    for name in names:
        write(desk / name, f"Story {name[:2]}\n\n" + "A big ship.\n\n" * (1 + int(name[:2]) % 3))
    names.insert(20, "gone.txt")
    one, two = (start("check", "--format", "json", "--jobs", jobs, *names) for jobs in ("1", "2"))
    assert [document["path"] for document in json.loads(two.stdout)["documents"]] == names[:20] + names[21:]
    assert (two.returncode, two.stdout, two.stderr) == (one.returncode, one.stdout, one.stderr)
    assert two.returncode == 2


def test_on_two_cores_fixes_are_the_same(desk: Path) -> None:
    for folder in ("one", "two"):
        for n in range(40):
            write(desk / folder / f"{n:02}.txt", "A big vote.\n" * (n % 2))
    one, two = (start("fix", "--jobs", jobs, folder) for jobs, folder in (("1", "one"), ("2", "two")))
    assert (two.returncode, two.stderr) == (one.returncode, one.stderr)
    assert two.stderr == b"20 fixes applied in 20 files.\n"
    assert [(desk / "two" / f"{n:02}.txt").read_text() for n in range(40)] == [
        "A large vote.\n" * (n % 2) for n in range(40)
    ]
