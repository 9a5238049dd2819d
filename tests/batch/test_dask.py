"""A run on a real Dask cluster on loopback, one of whose workers dies."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.archives import FIELDS, contents, write_jsonl
from tests.cli.calling import assert_one_message, call

distributed: Any = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as made:
        yield made


def _kill_one(cluster: Any, run: Path) -> None:
    """Kill a worker once the run has begun to write."""
    while not (run / "findings.jsonl").exists():
        time.sleep(0.01)
    worker = next(iter(cluster.workers.values()))
    os.kill(worker.pid, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_the_result_is_that_of_this_machine_although_a_worker_dies(desk: Path, cluster: Any) -> None:
    write_jsonl(desk / "old.jsonl", 1500)
    options = ("old.jsonl", *FIELDS, "--commit-every", "50", "-q")
    assert call("batch", "run", *options, "--out", "here.jsonl").exit_code == 0
    killer = threading.Thread(target=_kill_one, args=(cluster, desk / "there.jsonl.run"))
    killer.start()
    done = call("batch", "run", *options, "--out", "there.jsonl", "--scheduler", cluster.scheduler_address)
    killer.join()
    assert done.exit_code == 0, done.output
    assert contents(desk / "here.jsonl") == contents(desk / "there.jsonl")
    names = [desk / f"{name}.jsonl.run/findings.jsonl" for name in ("here", "there")]
    assert names[0].read_bytes() == names[1].read_bytes()


POISON = """
import os, signal
from copyedit.batch.cleaning import Cleaner

clean = Cleaner.unpoisoned = getattr(Cleaner, "unpoisoned", Cleaner._clean)  # it is loaded twice


def act(self, name, content, date):
    if "crash" in content:
        os.kill(os.getpid(), signal.SIGKILL)
    return clean(self, name, content, date)


Cleaner._clean = act
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_a_story_that_kills_worker_after_worker_is_put_aside(desk: Path) -> None:
    (desk / "poison.py").write_text(POISON, encoding="utf-8")
    source = write_jsonl(desk / "old.jsonl", 40)
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[20] = lines[20].replace("The harbour was calm.", "A big crash.")
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    dask: Any = pytest.importorskip("dask")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=None,
            host="127.0.0.1",
            silence_logs=50,
            preload=str(desk / "poison.py"),
        ) as cluster,
    ):
        done = call(
            "batch", "run", "old.jsonl", *FIELDS, "--out", "new.jsonl", "--scheduler", cluster.scheduler_address
        )
    assert done.exit_code == 1, done.output
    assert "7020: killed one worker after the other" in done.stderr
    assert "Put aside, and left as they were: 1 story" in done.stderr
    new = (desk / "new.jsonl").read_text(encoding="utf-8").splitlines()
    assert new[20] == lines[20]
    assert new[21] == lines[21].replace("A big ship by", "A large boat by")


def test_a_scheduler_that_does_not_answer(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 2)
    done = call("batch", "run", "old.jsonl", *FIELDS, "--out", "new.jsonl", "--scheduler", "tcp://127.0.0.1:1")
    assert done.exit_code == 2
    assert_one_message(done, "tcp://127.0.0.1:1: no Dask scheduler answers")
