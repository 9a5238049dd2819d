"""How time and memory of `copyedit check` grow: with the length of a file, the number of stories, and `--jobs`.

    python -m benchmarks.scale [--stories N] [--options OPTIONS] TEXT

TEXT has one paragraph per line, and at least a million words; `-` reads standard input. The exponent is 1 where twice
the words take twice the time, start-up taken off. Times are of the processor, of all processes together: with two jobs
on two free cores a run takes half of its own. Memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.speed import LINE, Paragraphs, cut, read_paragraphs
from benchmarks.speed import HERE, write, write_stories

WORDS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
FEW = 10  # as many times fewer stories, for comparison


class Used(NamedTuple):
    """What a run used: processor seconds, and megabytes of its largest process."""

    seconds: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", help="a file with one paragraph per line, or -")
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--options", default="", help="of `copyedit check`, such as “--ignore wire/context”")
    args = parser.parse_args()
    paragraphs = read_paragraphs(args.text)
    with tempfile.TemporaryDirectory() as folder:
        lengths(paragraphs, Path(folder), args.options.split())
        stories(paragraphs, Path(folder, "stories"), args.stories, args.options.split())


def lengths(paragraphs: Paragraphs, folder: Path, options: list[str]) -> None:
    """Print the time that each length takes, and the exponent since the one before."""
    line = write(folder / "line.txt", [LINE])
    run([line, *options])  # the first run compiles rules and bytecode
    start = run([line, *options]).seconds
    print(f"{'words in one file':>20}{'seconds':>10}{'exponent':>10}{'MB':>8}", flush=True)
    last: tuple[int, float] | None = None
    for words in WORDS:
        piece = next(cut(paragraphs, words), None)
        if piece is None:
            sys.exit(f"the text has fewer than {words:,} words")
        used = run([write(folder / f"{words}.txt", piece), *options])
        growth = log((used.seconds - start) / last[1]) / log(words / last[0]) if last else None
        print(
            f"{words:20,}{used.seconds:10.2f}{'' if growth is None else f'{growth:.2f}':>10}{used.megabytes:8.0f}",
            flush=True,
        )
        last = words, used.seconds - start


def stories(paragraphs: Paragraphs, folder: Path, number: int, options: list[str]) -> None:
    """Print what many small stories take, with one job and with two."""
    written = write_stories(paragraphs, 30, number, folder)
    few = folder / "few"
    few.mkdir()
    for path in written[: len(written) // FEW]:
        Path(path).rename(few / Path(path).name)
    counts = len(written) // FEW, len(written)
    print(f"\n{'stories':>20}{'--jobs':>10}{'seconds':>10}{'MB':>8}", flush=True)
    all_used = {}
    for jobs in (1, 2):
        for count, where in zip(counts, (few, folder), strict=True):
            used = all_used[jobs, count] = run([str(where), *options], jobs)
            print(f"{count:20,}{jobs:10}{used.seconds:10.2f}{used.megabytes:8.0f}", flush=True)
    one, two = (all_used[jobs, counts[1]] for jobs in (1, 2))
    growth = two.megabytes - all_used[2, counts[0]].megabytes
    print(f"\n--jobs 2 is {2 * one.seconds / two.seconds:.2f} times as quick on two free cores")
    print(f"a worker grows by {growth:.1f} MB from {counts[0]:,} to {counts[1]:,} stories")


def run(arguments: list[str], jobs: int = 1) -> Used:
    command = [sys.executable, "-m", "copyedit", "check", "--jobs", str(jobs), *arguments]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONPATH": str(HERE)},
        cwd=tempfile.gettempdir(),
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"copyedit failed with exit code {child.returncode}")
    return Used(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
