"""Fail a run that leaves a new file in the repository: a test writes to its own folder. Hooks for `conftest.py`."""

import subprocess
from pathlib import Path

import pytest

_BEFORE = pytest.StashKey[set[str]]()


def pytest_sessionstart(session: pytest.Session) -> None:
    session.stash[_BEFORE] = _untracked(session.config.rootpath)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput"):
        return  # a worker of pytest-xdist; the run that started it looks when all are done
    before = session.stash[_BEFORE]
    left = _untracked(session.config.rootpath) - before
    if left:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        writer = session.config.get_terminal_writer()
        writer.line()
        writer.line(f"The run left files behind: {', '.join(sorted(left))}. Tests write to tmp_path.", red=True)


def _untracked(root: Path) -> set[str]:
    """Files that git neither tracks nor ignores; none outside a repository."""
    command = ["git", "-C", str(root), "ls-files", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return set()
    return set(listed.split("\0")) - {""}
