"""Runs a batch that is killed again and again, at moments chosen by chance, and resumed until it is finished.

    python -m tests.batch.killing KILLS SEED RUN OUT OPTION...

It is a program of its own, so that it can fork the runs from a process that has loaded everything once. It prints how
many runs were killed, and how many of those had passed a commit point of their own.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import sqlalchemy as sql

from copyedit.batch.journal import FILE, Journal
from copyedit.batch.running import FINISHED
from copyedit.cli import main


def _start(arguments: list[str]) -> int:
    process = os.fork()
    if process == 0:
        try:
            main(arguments)
        except SystemExit as end:
            os._exit(int(end.code or 0))
        finally:
            os._exit(99)
    return process


def _end(process: int) -> bool:
    """True if the run was killed; it must not fail."""
    _, status = os.waitpid(process, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status) != 0:
        sys.exit(f"a run ended with {os.WEXITSTATUS(status)}")
    return os.WIFSIGNALED(status)


def _has_ended(process: int) -> bool:
    """True for a process that has ended and is yet to be waited for."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _number(run: Path) -> float:
    """The stories that are committed; none are where the run has not begun."""
    if not (run / FILE).exists():
        return 0
    journal = Journal(run)
    number, phase = journal.state()["number"], journal.get("phase")
    journal.close()
    return float("inf") if phase == FINISHED else int(number)


class Killing:
    """One archive: `run` is the folder of its journal, `out` its result."""

    def __init__(self, run: Path, out: str, options: list[str]) -> None:
        self.run, self.out, self.options = run, out, options

    def start(self) -> int:
        """Begin, or go on."""
        if (self.run / FILE).exists():
            return _start(["batch", "resume", "-q", "--jobs", "2", str(self.run)])
        places = ["--out", self.out, "--run", str(self.run)]
        return _start(["batch", "run", "-q", *places, "--jobs", "2", *self.options])

    def wipe(self) -> None:
        shutil.rmtree(self.run)
        if "--table" in self.options:
            engine = sql.create_engine(self.options[0])
            with engine.begin() as connection:
                connection.execute(sql.text(f"DROP TABLE {self.out}"))
            engine.dispose()
            return
        out = Path(self.out.removeprefix("file://"))
        shutil.rmtree(out) if out.is_dir() else out.unlink()

    def undisturbed(self) -> float:
        """How long a run takes that nobody kills."""
        began = time.monotonic()
        _end(self.start())
        seconds = time.monotonic() - began
        self.wipe()
        return seconds

    def wait_for_progress(self, process: int, before: float) -> None:
        """Until the run has passed a commit point, or has ended."""
        while _number(self.run) <= before and not _has_ended(process):
            time.sleep(0.002)

    def killed(self, kills: int, chance: random.Random) -> tuple[int, int]:
        """Kill so many runs, and finish the last one."""
        seconds = self.undisturbed()
        killed = moved = 0
        while killed < kills:
            before = _number(self.run)
            process = self.start()
            if chance.random() < 0.5:
                time.sleep(chance.uniform(0, seconds * 0.9))
            else:
                self.wait_for_progress(process, before)
                time.sleep(chance.uniform(0, seconds * 0.1))
            os.kill(process, signal.SIGKILL)  # harmless to one that has ended: it has not been waited for
            was_killed = _end(process)
            killed += was_killed
            after = _number(self.run)
            moved += was_killed and after > before
            if after == float("inf") and killed < kills:
                self.wipe()
        while _number(self.run) != float("inf"):
            _end(self.start())
        return killed, moved


if __name__ == "__main__":
    for late in (
        "copyedit.batch.shapes.zip",
        "copyedit.batch.shapes.tar",
        "pyarrow.parquet",
        "copyedit.batch.shapes.store",
    ):
        import_module(late)  # once, here, rather than in each run
    _, count, seed, folder, result, *rest = sys.argv
    print(*Killing(Path(folder), result, rest).killed(int(count), random.Random(int(seed))))
