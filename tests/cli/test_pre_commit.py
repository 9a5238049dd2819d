"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a scratch repository.

Only how the program is installed differs: the hooks run the one that is tested, so no network is needed.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.calling import write

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
BIG, LARGE = "A big vote.\n", "A large vote.\n"
Commit = Callable[..., subprocess.CompletedProcess[str]]


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(("git", *arguments), capture_output=True, text=True, check=False)


def _configure(hook: str, **changes: Any) -> None:
    """The scratch repository's settings of pre-commit: one of our hooks, with what the repository sets."""
    [ours] = [dict(known) for known in HOOKS if known["id"] == hook]
    ours |= {"language": "system", "entry": ours["entry"].replace("copyedit", f"{sys.executable} -m copyedit", 1)}
    config = {"repos": [{"repo": "local", "hooks": [ours | changes]}]}
    write(Path(".pre-commit-config.yaml"), yaml.safe_dump(config))


@pytest.fixture
def commit(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """`git commit` with pre-commit installed; house/ and the settings are committed, drafts/ is excluded."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(desk / "pre-commit"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(desk / "gitconfig"))
    write(desk / "gitconfig", "[user]\nname = Ines Carrow\nemail = ines@example.com\n")
    write(desk / ".gitignore", "pre-commit/\ngitconfig\n")
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nexclude: [drafts/]\n")
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "house")
    _configure("copyedit-check")
    subprocess.run((sys.executable, "-m", "pre_commit", "install"), capture_output=True, check=True)

    def commit(*names: str) -> subprocess.CompletedProcess[str]:
        _git("add", ".pre-commit-config.yaml", *names)
        return _git("commit", "-m", "story")

    return commit


def test_a_finding_stops_the_commit_and_its_fix_lets_it_pass(commit: Commit) -> None:
    write(Path("a.txt"), BIG)
    result = commit("a.txt")
    assert result.returncode == 1
    assert "a.txt:1:3: error" in result.stderr
    write(Path("a.txt"), LARGE)
    assert commit("a.txt").returncode == 0


def test_only_what_is_staged_is_looked_at(commit: Commit) -> None:
    write(Path("a.txt"), LARGE)
    _git("add", "a.txt")
    write(Path("a.txt"), BIG)  # not staged: put aside while the hook runs
    write(Path("b.txt"), BIG)
    assert commit().returncode == 0
    assert Path("a.txt").read_text() == BIG
    _git("add", "a.txt")
    write(Path("a.txt"), LARGE)
    assert commit().returncode == 1
    assert Path("a.txt").read_text() == LARGE


def test_excluded_files_pass_though_pre_commit_names_them(commit: Commit) -> None:
    write(Path("drafts/a.txt"), BIG)
    assert commit("drafts").returncode == 0
    _configure("copyedit-fix")
    write(Path("drafts/b.txt"), BIG)
    assert commit("drafts").returncode == 0
    assert Path("drafts/b.txt").read_text() == BIG


def test_fix_stops_the_commit_that_it_changes(commit: Commit) -> None:
    _configure("copyedit-fix")
    write(Path("a.txt"), BIG)
    assert commit("a.txt").returncode == 1
    assert Path("a.txt").read_text() == LARGE
    assert commit("a.txt").returncode == 0
    assert _git("show", "HEAD:a.txt").stdout == LARGE


def test_a_broken_file_stops_the_commit(commit: Commit) -> None:
    Path("a.txt").write_bytes(b"A vote.\x81\x8d\x00\x01")
    result = commit("a.txt")
    assert result.returncode == 1
    assert "exit code: 2" in result.stderr


def test_changed_lines_lets_old_findings_pass(commit: Commit) -> None:
    write(Path("a.txt"), "A big vote.\n\nSnow fell.\n")
    _git("add", "a.txt")
    _git("commit", "-qm", "old", "--no-verify")
    _configure("copyedit-check", args=["--changed-lines"])
    write(Path("a.txt"), "A big vote.\n\nSnow fell on the city.\n")
    assert commit("a.txt").returncode == 0
    write(Path("a.txt"), "A big vote.\n\nBig flakes fell on the city.\n")
    result = commit("a.txt")
    assert result.returncode == 1
    assert "a.txt:3:1" in result.stderr and "a.txt:1" not in result.stderr
    _git("reset", "-q")
    assert "a.txt:3:1" in _git("commit", "-am", "story").stderr  # git keeps an index of its own for this


def test_which_files_pre_commit_names(commit: Commit) -> None:
    names = {"a.txt", "a.md", "a.html", "a.rst", "a.adoc"}
    for name in names | {"a.py", "a.json", "a.yaml", "a.docx", "Makefile"}:
        write(Path(name), LARGE)
    show = [sys.executable, "-c", "import sys; sys.exit(' '.join(sorted(sys.argv[1:])))"]
    for hook in HOOKS:
        _configure(hook["id"], entry=show[0], args=show[1:])
        _git("add", ".")
        assert f"\n{' '.join(sorted(names))}\n" in _git("commit", "-m", "names").stderr
    _configure("copyedit-check", entry=show[0], args=show[1:], types_or=["file"], files=r"\.docx$")
    assert "\na.docx\n" in commit().stderr
