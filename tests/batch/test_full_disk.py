"""A full disk stops a run with one line; with room again it goes on, and ends like an undisturbed one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.archives import SORTS, Sort, contents
from tests.cli.calling import call

STORIES = 400


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, without room for a run."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=240k", "tmpfs", str(place)], check=False)
    if mounted.returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("name", ["folder", "a.jsonl", "a.zip", "a.parquet"])
def test_a_run_goes_on_when_there_is_room_again(desk: Path, small_disk: Path, name: str) -> None:
    sort: Sort = next(sort for sort in SORTS if sort.name == name)
    sort.write(desk / name, STORIES)
    options = [name, *sort.options, "--commit-every", "16", "--jobs", "1", "-q"]
    assert call("batch", "run", *options, "--out", f"whole-{name}").exit_code == 0
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(100_000))
    out, run = small_disk / name, small_disk / "run"
    stopped = call("batch", "run", *options, "--out", str(out), "--run", str(run))
    assert stopped.exit_code == 2, stopped.output
    [line] = stopped.stderr.splitlines()
    assert "full" in line or "No space left" in line or "no space left" in line
    assert f"copyedit batch resume {run}" in line
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert call("batch", "resume", "-q", str(run)).exit_code == 0
    assert contents(out) == contents(desk / f"whole-{name}")
    assert (run / "findings.jsonl").read_bytes() == (desk / f"whole-{name}.run/findings.jsonl").read_bytes()
