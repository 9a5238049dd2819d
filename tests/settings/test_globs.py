"""Patterns of paths: as git has them, and in a time that nobody's pattern can stretch."""

import os
import subprocess
from pathlib import Path
from time import process_time
from timeit import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copyedit.errors import CopyeditError
from copyedit.running.files import find_files
from copyedit.settings.globs import LONGEST, Globs, fault_in, matches

FILES = [
    f"{folder}{name}.txt"
    for folder in ("", "a/", "b/", "a/b/", "a/b/a/", "ab/", "a b/")
    for name in ("a", "b", "ab", "[a]")
]
PARTS = ["a", "b", "ab", "*", "**", "?", "a*", "*b", "*a*b*", "[ab]", "[!a]", "[^b]*", "a.txt", "*.txt", "\\[a\\].txt"]
PATTERNS = st.builds(
    lambda denied, rooted, parts, folder: denied + rooted + "/".join(parts) + folder,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(st.sampled_from([*PARTS, "[a-b]", "[z-a]", "#a", "a "]), min_size=1, max_size=4),
    st.sampled_from(["", "", "/"]),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A pier.\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@settings(max_examples=100, deadline=None)
@given(st.lists(PATTERNS, min_size=1, max_size=3))
def test_a_walk_leaves_out_what_git_ignores(repository: Path, patterns: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(patterns) + "\n")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.txt"],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    errors: list[CopyeditError] = []
    before = Path.cwd()
    os.chdir(repository)
    try:
        found = find_files(["."], (), errors)
    finally:
        os.chdir(before)
    assert sorted(found) == sorted(filter(None, listed.stdout.decode().split("\0")))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 10 + "b", "a" * 120 + ".txt"),
        ("*a" * 400, "a" * 250 + "b"),
        ("**/a/" * 100 + "b", "a/" * 1_500 + "c"),
        ("**/*a*a*a*a*a*b/" * 20, "a" * 200 + "/" + "a" * 200 + "/c"),
        ("*?" * 400, "a" * 250),
        ("[ab]*" * 150 + "c", "ab" * 120),
    ],
)
def test_no_pattern_takes_long(pattern: str, path: str) -> None:
    assert timeit(lambda: Globs([pattern]).decide(path), number=1, timer=process_time) < 1


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        (["drafts/"], "drafts/a.txt", True),
        (["drafts/"], "drafts", False),
        (["drafts/", "!drafts/late/"], "drafts/late/a.txt", False),
        (["drafts/**"], "drafts/late/a.txt", True),
        (["a/**/b"], "a/b", True),
        (["*.md", "!README.md"], "docs/README.md", False),
        (["/a.txt"], "b/a.txt", False),
        (["# a note", "", "/", "["], "a.txt", False),
    ],
)
def test_what_matches(patterns: list[str], path: str, expected: bool) -> None:
    assert matches(path, patterns, None) is expected


@pytest.mark.parametrize("pattern", ["[a", "a\\", "[z-a]", "a" * (LONGEST + 1)])
def test_what_is_wrong_with_a_pattern_is_said(pattern: str) -> None:
    assert fault_in(pattern)
    assert not Globs([pattern])


def test_nothing_is_wrong_with_comments_and_plain_patterns() -> None:
    assert [fault_in(pattern) for pattern in ("*.txt", "# [a", "", "!a/")] == [None] * 4
