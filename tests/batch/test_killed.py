"""Runs that are killed at any moment and resumed end as if nothing had happened: at least 25 SIGKILLs in all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.archives import SORTS, Sort, contents, write_desk
from tests.cli.calling import call

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL and fork are of Unix")
ROOT = Path(__file__).parent.parent.parent
STORIES = 160
KILLS = 5  # of each sort of archive


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_killed_run_ends_like_an_undisturbed_one(tmp_path: Path, sort: Sort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_desk(tmp_path)
    source = str(sort.write(tmp_path / sort.name, STORIES))
    whole, out = tmp_path / f"whole-{sort.name}", tmp_path / f"out-{sort.name}"
    options = [source, *sort.options, "--commit-every", "16"]
    assert call("batch", "run", "-q", *options, "--out", str(whole)).exit_code == 0
    run = Path(f"{out}.run")
    command = [sys.executable, "-m", "tests.batch.killing", str(KILLS), "1", str(run), str(out), *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    killed, moved = map(int, done.stdout.split())
    assert killed == KILLS
    assert moved, "no run got beyond a commit point before it was killed"
    assert contents(out) == contents(whole)
    assert (run / "findings.jsonl").read_bytes() == Path(f"{whole}.run", "findings.jsonl").read_bytes()
    assert not list(tmp_path.glob("*.partial"))
