"""Runs that are killed at any moment and resumed end as if nothing had happened: at least 25 SIGKILLs in all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.archives import SORTS, Sort, contents, write_desk
from tests.batch.databases import TABLE, database, fill, rows_of
from tests.cli.calling import call

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL and fork are of Unix")
ROOT = Path(__file__).parent.parent.parent
STORIES = 160
KILLS = 5  # of each sort of archive
OFTEN = ("--commit-every", "16")


@pytest.fixture(autouse=True)
def _at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_desk(tmp_path)


def _kill_and_resume(run: Path, out: str, *options: str) -> None:
    """Runs that are killed so often that at least one had passed a commit point of its own."""
    command = [sys.executable, "-m", "tests.batch.killing", str(KILLS), "1", str(run), out, *options, *OFTEN]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    killed, moved = map(int, done.stdout.split())
    assert killed == KILLS
    assert moved, "no run got beyond a commit point before it was killed"


def _findings(run: Path) -> bytes:
    return (run / "findings.jsonl").read_bytes()


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_killed_run_ends_like_an_undisturbed_one(tmp_path: Path, sort: Sort) -> None:
    source = str(sort.write(tmp_path / sort.name, STORIES))
    whole, out = tmp_path / f"whole-{sort.name}", tmp_path / f"out-{sort.name}"
    assert call("batch", "run", "-q", source, *sort.options, *OFTEN, "--out", str(whole)).exit_code == 0
    _kill_and_resume(tmp_path / "run", str(out), source, *sort.options)
    assert contents(out) == contents(whole)
    assert _findings(tmp_path / "run") == _findings(Path(f"{whole}.run"))
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("sort", [SORTS[0], SORTS[1]], ids=lambda sort: f"file://{sort.name}")
def test_to_and_from_an_address(tmp_path: Path, sort: Sort) -> None:
    source = str(sort.write(tmp_path / sort.name, STORIES))
    whole, out = tmp_path / f"whole-{sort.name}", tmp_path / "there" / sort.name
    assert call("batch", "run", "-q", source, *sort.options, *OFTEN, "--out", str(whole)).exit_code == 0
    _kill_and_resume(tmp_path / "run", f"file://{out}", f"file://{source}", *sort.options)
    assert contents(out) == contents(whole)
    assert _findings(tmp_path / "run") == _findings(Path(f"{whole}.run"))
    assert not list(tmp_path.rglob("*.partial"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_into_a_table(tmp_path: Path, kind: str) -> None:
    with database(kind, tmp_path) as address:
        fill(address, range(STORIES))
        before = rows_of(address, "stories")
        done = call("batch", "run", "-q", address, *TABLE, *OFTEN, "--out", "whole", "--run", "whole.run")
        assert done.exit_code == 0
        _kill_and_resume(tmp_path / "run", "clean", address, *TABLE)
        assert rows_of(address, "clean") == rows_of(address, "whole")
        assert rows_of(address, "stories") == before
    assert _findings(tmp_path / "run") == _findings(tmp_path / "whole.run")
