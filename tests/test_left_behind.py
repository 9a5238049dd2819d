"""A run that leaves a file in the repository fails, and one that cleans up passes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = "from tests.left_behind import pytest_sessionfinish, pytest_sessionstart\n"
ROOT = Path(__file__).parent.parent


def _run(folder: Path, test: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(HOOKS, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "test_ferry.py").write_text(f"from pathlib import Path\n\ndef test_ferry(): {test}\n", encoding="utf-8")
    command = [sys.executable, "-B", "-m", "pytest", "-p", "no:cacheprovider", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "workers"])
def test_a_file_left_behind_fails_the_run(repository: Path, options: tuple[str, ...]) -> None:
    done = _run(repository, "Path('quay.docx').touch()", *options)
    assert done.returncode == 1
    assert "1 passed" in done.stdout
    assert "quay.docx" in done.stdout


def test_a_run_that_cleans_up_passes(repository: Path) -> None:
    (repository / "draft.txt").touch()  # was there before
    assert _run(repository, "pass").returncode == 0


def test_outside_a_repository_nothing_is_checked(tmp_path: Path) -> None:
    assert _run(tmp_path, "Path('quay.docx').touch()").returncode == 0
