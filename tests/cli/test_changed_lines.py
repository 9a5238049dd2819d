"""--diff-base and --changed-lines: findings on lines that have changed, by git, and no others."""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, write

Git = Callable[..., str]
OLD = "A big vote.\n\nA big boat.\n\nA big crew.\n"


@pytest.fixture
def git(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the current folder, with one commit: a.txt has “big” in the lines 1, 3 and 5."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(desk / "gitconfig"))
    write(desk / "gitconfig", "[user]\nname = Ines Carrow\nemail = ines@example.com\n[init]\ndefaultBranch = main\n")

    def git(*arguments: str) -> str:
        done = subprocess.run(("git", *arguments), capture_output=True, check=True)
        return done.stdout.decode().strip()

    git("init", "-q")
    write(desk / "a.txt", OLD)
    git("add", ".")
    git("commit", "-qm", "first")
    return git


def _reported(*arguments: str) -> list[str]:
    """Path and line of each finding."""
    report = call_json(*arguments)
    assert report["errors"] == []
    return [f"{document['path']}:{f['line']}" for document in report["documents"] for f in document["findings"]]


EDITS = {
    "nothing": (OLD, []),
    "a line": (OLD.replace("boat", "barge"), ["a.txt:3"]),
    "the last line": (OLD.replace("crew", "haul"), ["a.txt:5"]),
    "a line put in above": ("Snow fell.\n\n" + OLD, []),
    "a new line with a finding": (OLD + "\nA big haul.\n", ["a.txt:7"]),
    "another line": (OLD + "\nSnow fell.\n", []),
    "a line taken out": (OLD.replace("A big boat.\n", ""), []),
    "everything": (OLD.replace("big", "very big"), ["a.txt:1", "a.txt:3", "a.txt:5"]),
    "line endings": (OLD.replace("\n", "\r\n"), ["a.txt:1", "a.txt:3", "a.txt:5"]),
    "no line feed at the end": (OLD.removesuffix("\n"), ["a.txt:5"]),
    "a line that looks like a hunk": (OLD + "@@ -1,9 +1,9 @@\n++ b/a.txt\n", []),
}


@pytest.mark.parametrize(("text", "reported"), EDITS.values(), ids=EDITS)
def test_only_lines_that_have_changed(git: Git, text: str, reported: Sequence[str]) -> None:
    write(Path("a.txt"), text)
    assert _reported("--changed-lines", "a.txt") == reported
    git("add", "a.txt")  # staged or not
    assert _reported("--changed-lines", "a.txt") == reported
    git("commit", "-q", "--allow-empty", "-m", "second")
    assert _reported("--changed-lines", "a.txt") == []
    assert _reported("--diff-base", "HEAD~1", "a.txt") == reported


TUG = "check: substitution\nmessage: A tug is a boat.\nswap:\n  tug boat: tug\n"
WRAPPED = """Snow fell in the city, and on the port of Lanrick, into which a tug
boat came at dawn, with a crew of nine and a pilot from the north, and
left again at noon.
"""
PIER = "check: consistency\nmessage: It is “{other}” elsewhere.\nvariants: [[jetty, wharf]]\n"
JETTY = "The jetty is old.\n\nNothing moved.\n\nThe jetty fell.\n"


def _committed(git: Git, text: str) -> Path:
    story = write(Path("b.txt"), text)
    git("add", ".")
    git("commit", "-qm", "b")
    return story


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("Snow", "Rain", ["b.txt:1"]),
        ("dawn", "nine", ["b.txt:1"]),
        ("noon", "ten", []),
    ],
)
def test_a_finding_over_two_lines_counts_when_one_has_changed(
    git: Git, old: str, new: str, reported: list[str]
) -> None:
    write(Path("house/tug.yaml"), TUG)
    write(_committed(git, WRAPPED), WRAPPED.replace(old, new))
    assert _reported("--changed-lines", "b.txt") == reported


def test_a_finding_made_by_taking_a_line_out_counts(git: Git) -> None:
    write(Path("house/tug.yaml"), TUG)
    write(_committed(git, WRAPPED.replace("boat came", "with nobody on it and a\nboat came")), WRAPPED)
    assert _reported("--changed-lines", "b.txt") == ["b.txt:1"]


def test_a_finding_counts_when_the_place_it_speaks_of_has_changed(git: Git) -> None:
    """“jetty” in the last line is new where “wharf” in the first is."""
    write(Path("house/pier.yaml"), PIER)
    write(_committed(git, JETTY), JETTY.replace("jetty", "wharf", 1))
    assert _reported("--changed-lines", "b.txt") == _reported("b.txt") == ["b.txt:5"]


def test_a_renamed_file_keeps_its_lines(git: Git) -> None:
    git("mv", "a.txt", "b.txt")
    assert _reported("--changed-lines", "b.txt") == []
    write(Path("b.txt"), OLD.replace("boat", "barge"))
    assert _reported("--changed-lines", ".") == ["b.txt:3"]


def test_untracked_and_ignored_files_are_new(git: Git) -> None:
    write(Path(".gitignore"), "c.txt\n")
    for name in ("b.txt", "c.txt"):
        write(Path(name), "A big vote.\n")
    assert _reported("--changed-lines", "a.txt", "b.txt", "c.txt") == ["b.txt:1", "c.txt:1"]
    git("add", "-N", "b.txt")
    assert _reported("--changed-lines", ".") == ["b.txt:1"]


def test_in_a_repository_without_a_commit_all_is_new(git: Git) -> None:
    git("update-ref", "-d", "HEAD")
    assert _reported("--changed-lines", "a.txt") == ["a.txt:1", "a.txt:3", "a.txt:5"]


def test_a_submodule_is_left_out(git: Git, desk: Path) -> None:
    git("init", "-q", "other")
    write(Path("other/b.txt"), OLD)
    git("-C", "other", "add", ".")
    git("-C", "other", "commit", "-qm", "b")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./other", "other")
    write(Path("other/b.txt"), OLD.replace("boat", "barge"))
    write(Path("c.txt"), "A big vote.\n")
    assert _reported("--changed-lines", ".") == ["c.txt:1"]
    git("commit", "-qm", "with it")
    assert _reported("--changed-lines", ".") == ["c.txt:1"]


ODD = [
    "sp ace.txt",
    "tab\there.txt",
    'quo"te.txt',
    "new\nline.txt",
    "café.txt",
    "-.txt",
]


def test_odd_file_names(git: Git) -> None:
    for name in ODD:
        write(Path(name), OLD)
    git("add", ".")
    git("commit", "-qm", "odd")
    for name in ODD:
        write(Path(name), OLD.replace("boat", "barge"))
    assert sorted(_reported("--changed-lines", ".")) == sorted(f"{name}:3" for name in ODD)
    git("mv", "tab\there.txt", "other\there.txt")
    assert _reported("--changed-lines", "other\there.txt") == ["other\there.txt:3"]


def test_from_a_folder_below_and_by_full_name(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("city/late/b.txt"), OLD)
    git("add", ".")
    git("commit", "-qm", "b")
    story = write(Path("city/late/b.txt"), OLD.replace("boat", "barge")).absolute()
    write(Path("a.txt"), "A big haul.\n" + OLD)
    monkeypatch.chdir("city")
    assert _reported("--changed-lines", "late") == ["late/b.txt:3"]
    assert _reported("--changed-lines", "../a.txt") == ["../a.txt:1"]
    assert _reported("--changed-lines", str(story)) == [f"{story}:3"]


def test_the_users_git_settings_do_not_matter(git: Git) -> None:
    settings = {
        "color.ui": "always", "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.relative": "true",
        "diff.context": "9", "diff.interHunkContext": "9", "diff.external": "false", "diff.renames": "false",
        "core.quotePath": "true",
    }  # fmt: skip
    for key, value in settings.items():
        git("config", key, value)
    git("mv", "a.txt", "b.txt")
    write(Path("b.txt"), OLD.replace("boat", "barge"))
    assert _reported("--changed-lines", "b.txt") == ["b.txt:3"]


def test_what_others_changed_since_the_branch_left_does_not_count(git: Git) -> None:
    git("checkout", "-qb", "desk")
    write(Path("a.txt"), OLD.replace("crew", "haul"))
    git("commit", "-qam", "ours")
    git("checkout", "-q", "main")
    write(Path("a.txt"), OLD.replace("vote", "poll"))
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "desk")
    assert _reported("--diff-base", "main", "a.txt") == ["a.txt:5"]


def test_a_file_in_utf_16_counts_whole(git: Git) -> None:
    Path("b.txt").write_bytes(OLD.encode("utf-16"))
    git("add", ".")
    git("commit", "-qm", "b")
    assert _reported("--changed-lines", "b.txt") == []
    Path("b.txt").write_bytes(OLD.replace("boat", "barge").encode("utf-16"))
    assert _reported("--changed-lines", "b.txt") == ["b.txt:1", "b.txt:3", "b.txt:5"]


def test_diff_and_fix_leave_old_lines_alone(git: Git) -> None:
    write(Path("a.txt"), OLD.replace("boat", "barge"))
    patch = call("diff", "--changed-lines", "a.txt").stdout
    assert "+A large barge." in patch and "large vote" not in patch
    assert call("fix", "--changed-lines", "a.txt").exit_code == 1
    assert Path("a.txt").read_text() == OLD.replace("big boat", "large barge")


def test_a_file_outside_the_repository_is_reported_and_the_others_are_done(
    git: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = write(tmp_path_factory.mktemp("other") / "b.txt")
    write(Path("a.txt"), OLD.replace("boat", "barge"))
    result = call("check", "--changed-lines", str(other), "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, str(other), "outside the repository")
    assert "a.txt:3:3" in result.stdout


def test_standard_input_has_no_changed_lines(git: Git) -> None:
    result = call("check", "--changed-lines", "-", stdin=b"A big vote.\n")
    assert result.exit_code == 2
    assert_one_message(result, "standard input")


def test_outside_a_repository(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    write(desk / "a.txt", OLD)
    result = call("check", "--changed-lines", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "changed lines are known only in a git repository")


@pytest.mark.parametrize("revision", ["nope", "--all", "", "HEAD:a.txt"])
def test_a_revision_that_is_not_there(git: Git, revision: str) -> None:
    for command in ("check", "diff", "fix"):
        result = call(command, f"--diff-base={revision}", "a.txt")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert_one_message(result, f"no revision “{revision}”")


def test_histories_with_nothing_in_common(git: Git) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-qm", "other")
    result = call("check", "--diff-base", "main", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "“main” and HEAD have no commit in common")


def test_a_shallow_clone_says_what_to_do(git: Git, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("tag", "start")
    write(Path("a.txt"), OLD.replace("boat", "barge"))
    git("commit", "-qam", "second")
    git("clone", "-q", "--depth=1", f"file://{desk}", "shallow")
    monkeypatch.chdir("shallow")
    for revision in ("start", "HEAD~1"):
        result = call("check", "--diff-base", revision, "a.txt")
        assert result.exit_code == 2
        assert_one_message(result, f"no revision “{revision}”", "the clone is shallow", "git fetch --unshallow")
    git("fetch", "-q", "--depth=1", "origin", "refs/tags/start:refs/tags/start")
    assert_one_message(call("check", "--diff-base", "start", "a.txt"), "no commit in common", "the clone is shallow")
    git("fetch", "-q", "--unshallow", "--tags")
    assert _reported("--diff-base", "start", "a.txt") == ["a.txt:3"]


def test_a_pipeline_that_has_the_merge_and_its_parents_only(
    git: Git, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What GitHub checks out for a pull request with “fetch-depth: 2”: see examples/ci."""
    git("checkout", "-qb", "desk")
    write(Path("a.txt"), OLD.replace("crew", "haul"))
    git("commit", "-qam", "ours")
    git("checkout", "-q", "main")
    write(Path("a.txt"), OLD.replace("vote", "poll"))
    git("commit", "-qam", "theirs")
    git("merge", "-q", "--no-edit", "desk")
    git("clone", "-q", "--depth=2", f"file://{desk}", "shallow")
    monkeypatch.chdir("shallow")
    assert _reported("--diff-base", "HEAD^1", "a.txt") == ["a.txt:5"]


def test_without_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = call("check", "--changed-lines", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "need the command git, which is not installed")


def test_files_without_changes_are_not_read(git: Git) -> None:
    for n in range(30):
        write(Path(f"{n}.txt"), OLD)
    git("add", ".")
    git("commit", "-qm", "many")
    write(Path("7.txt"), OLD.replace("boat", "barge"))
    report = call_json("--changed-lines", "--jobs", "2", ".")
    assert report["summary"] == {"documents": 1, "findings": 1}
