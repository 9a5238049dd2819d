"""Time `copyedit batch` on published news: speed, memory, the journal's cost, Dask, and `fix` on the same stories.

    python benchmarks/batch.py NEWS.txt.xz [--stories N ...] [--jobs N ...] [--only PART ...] [--keep FOLDER]

NEWS.txt.xz has a paragraph a line, and an empty line after each article. Seconds are those of the processor, in all
processes of a run, so that a busy machine changes little; only “wall” is by the clock. With --keep, what was measured
stays in FOLDER, and a call that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any, NamedTuple

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.journal import FILE, Journal
from copyedit.batch.plan import Plan
from copyedit.errors import CopyeditError
from copyedit.settings.config import Config

FIELDS = ["--text-field", "body", "--id-field", "id"]
PARTS = ("batch", "bare", "dask", "fix")
AT = 3000  # stories at which memory is noted, too


class Cost(NamedTuple):
    """Seconds by the clock and of the processor; megabytes of the largest worker and of the parent, early and late."""

    wall: float
    processor: float
    memory: dict[str, float]


class Archive(NamedTuple):
    """Some stories as JSON Lines."""

    path: Path
    stories: int
    words: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", type=Path)
    parser.add_argument("--stories", type=int, nargs="+", default=[3000, 30_000])
    parser.add_argument("--words", type=int, default=100_000, help="words of a story to keep, in whole paragraphs")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--keep", type=Path, help="folder for stories, results and figures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = args.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        figures = Figures(place / "figures.json")
        archives = [_archive(place, args.news, args.words, count) for count in sorted(args.stories)]
        if "batch" in args.only:
            for archive in archives:
                for jobs in args.jobs:
                    figures.measure(f"batch, {jobs} jobs", archive, _batch(archive, jobs))
        if "bare" in args.only:
            figures.measure("start-up and one story", archives[0]._replace(stories=1, words=1), _one(archives[0]))
            figures.measure("bare loop", archives[0], lambda: _bare(archives[0]))
        if "dask" in args.only:
            figures.measure("Dask, 2 workers", archives[0], lambda: _dask(archives[0]))
        if "fix" in args.only:
            for name, command in _on_a_folder(archives[0]).items():
                figures.measure(name, archives[0], partial(_run, command, None))


class Figures:
    """What was measured, by name; it is not measured a second time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, list[object]] = json.loads(path.read_text()) if path.exists() else {}

    def measure(self, name: str, archive: Archive, work: Callable[[], Cost]) -> None:
        key = f"{archive.stories:,} stories, {archive.words:,} words: {name}"
        if key not in self._known:
            self._known[key] = list(work())
            self._path.write_text(json.dumps(self._known, indent=1))
        wall, processor, memory = self._known[key]
        assert isinstance(processor, float)
        speed = f"{archive.stories / processor:,.1f} stories and {archive.words / processor:,.0f} words a second"
        print(f"{key}: {speed}; {processor:,.1f} s, wall {wall:,.1f} s, {memory}", flush=True)


def _archive(folder: Path, news: Path, most: int, count: int) -> Archive:
    """The first stories, written once."""
    path = folder / f"{count}.jsonl"
    if not path.exists():
        unfinished = path.with_suffix(".partial")
        with unfinished.open("w", encoding="utf-8") as file:
            for number, story in enumerate(islice(_stories(news, most), count)):
                file.write(json.dumps({"id": number, "body": story}, ensure_ascii=False) + "\n")
        unfinished.rename(path)
    bodies = [len(json.loads(line)["body"].split()) for line in path.open(encoding="utf-8")]
    return Archive(path, len(bodies), sum(bodies))


def _stories(news: Path, most: int) -> Iterator[str]:
    """The articles, each cut after the paragraph with the last word that is wanted."""
    paragraphs: list[str] = []
    with lzma.open(news, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                paragraphs.append(line.strip())
            elif paragraphs:
                yield _cut(paragraphs, most)
                paragraphs = []


def _cut(paragraphs: list[str], most: int) -> str:
    kept: list[str] = []
    for paragraph in paragraphs:
        if kept and len(" ".join(kept).split()) >= most:
            break
        kept.append(paragraph)
    return "\n\n".join(kept) + "\n"


def _batch(archive: Archive, jobs: int) -> Callable[[], Cost]:
    out = archive.path.with_name(f"{archive.path.stem}-{jobs}-clean.jsonl")
    run = Path(f"{out}.run")
    begin = ["batch", "run", str(archive.path), "--out", str(out), *FIELDS, "--jobs", str(jobs), "-q"]
    again = ["batch", "resume", str(run), "--jobs", str(jobs), "-q"]
    return lambda: _run(again if (run / FILE).exists() else begin, run)


def _one(archive: Archive) -> Callable[[], Cost]:
    out = archive.path.with_name("one.jsonl")
    return lambda: _run(["batch", "run", str(archive.path), "--out", str(out), *FIELDS, "--limit", "1", "-q"], None)


def _run(arguments: list[str], run: Path | None) -> Cost:
    began = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "copyedit", *arguments], stderr=subprocess.DEVNULL)
    watch = _Watch(process.pid, run)
    watch.start()
    _, _, usage = os.wait4(process.pid, 0)
    watch.is_over.set()
    process.returncode = 0  # it has been waited for
    memory = watch.seen | {"largest process": round(usage.ru_maxrss / 1024)}
    return Cost(perf_counter() - began, usage.ru_utime + usage.ru_stime, memory)


class _Watch(threading.Thread):
    """Looks at the memory of a run now and then: at `AT` stories, and at the end. Linux only."""

    def __init__(self, process: int, run: Path | None) -> None:
        super().__init__(daemon=True)
        self._process, self._run = process, run
        self.is_over = threading.Event()
        self.seen: dict[str, float] = {}

    def run(self) -> None:
        while self._run is not None and not self.is_over.is_set():
            sleep(1)
            stories = _stories_done(self._run)
            workers = [memory for child in _children(self._process) if (memory := _own_memory(child))]
            parent = _own_memory(self._process)
            if not stories or not workers or not parent:
                continue
            for name in ("late", *(["early"] if stories <= AT else [])):
                for who, memory in (("worker", max(workers)), ("parent", parent)):
                    key = f"{who}, {name}"
                    self.seen[key] = max(self.seen.get(key, 0), memory)


def _stories_done(run: Path) -> int:
    try:
        journal = Journal(run)
    except CopyeditError:
        return 0
    done = int(journal.state()["taken"])
    journal.close()
    return done


def _children(process: int) -> list[int]:
    try:
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    except OSError:
        return []


def _own_memory(process: int) -> float:
    """Megabytes that the process does not share with others, as it shares models."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return round(sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024, 1)


def _bare(archive: Archive) -> Cost:
    """The same work in one loop that keeps nothing."""
    cleaner = Cleaner(Config(as_format="text"), Plan(source=str(archive.path), out=None))
    began, clock = process_time(), perf_counter()
    with archive.path.open(encoding="utf-8") as file:
        for line in file:
            cleaner.clean("story", json.loads(line)["body"])
    return Cost(perf_counter() - clock, process_time() - began, {})


def _dask(archive: Archive) -> Cost:
    """A cluster of two processes on this machine; its start and end are counted, too."""
    local_cluster: Any = import_module("distributed").LocalCluster

    before, began, clock = resource.getrusage(resource.RUSAGE_CHILDREN), process_time(), perf_counter()
    out = str(archive.path.with_name("dask-clean.jsonl"))
    with local_cluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        options = [*FIELDS, "--scheduler", cluster.scheduler_address, "-q"]
        _run(["batch", "run", str(archive.path), "--out", out, *options], None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    children = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(perf_counter() - clock, process_time() - began + children, {})


def _on_a_folder(archive: Archive) -> dict[str, list[str]]:
    """`fix` and `batch` on a folder with the same stories."""
    folder = archive.path.with_name("stories")
    folder.mkdir(exist_ok=True)
    for line in archive.path.open(encoding="utf-8"):
        story = json.loads(line)
        (folder / f"{story['id']:06}.txt").write_text(story["body"], encoding="utf-8")
    clean, fixed = (str(archive.path.with_name(name)) for name in ("clean", "fixed"))
    return {
        "batch, folder, 1 job": ["batch", "run", str(folder), "--out", clean, "-q", "--jobs", "1"],
        "fix, folder, 1 job": ["fix", str(folder), "--output", fixed, "-q", "--jobs", "1"],
    }


if __name__ == "__main__":
    main()
