"""Time `copyedit batch` on published news: speed, peak memory, the journal's cost, and `fix` on the same stories.

    python benchmarks/batch.py NEWS.txt.xz [--stories N ...] [--words N] [--jobs N ...]

NEWS.txt.xz has a paragraph a line, and an empty line after each article. Seconds are those of the processor, in all
processes of a run, so that a busy machine changes little; only “wall” is by the clock. Memory is that of the largest
process.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.plan import Plan
from copyedit.settings.config import Config

FIELDS = ["--text-field", "body", "--id-field", "id"]


class Cost(NamedTuple):
    """Seconds by the clock, seconds of the processor, and megabytes of the largest process."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", type=Path)
    parser.add_argument("--stories", type=int, nargs="+", default=[3000, 30_000])
    parser.add_argument("--words", type=int, default=100_000, help="words of a story to keep, in whole paragraphs")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in args.stories:
            source = Path(folder, f"{count}.jsonl")
            words = _write(source, islice(_stories(args.news, args.words), count))
            print(f"{count:,} stories, {words:,} words", flush=True)
            for jobs in args.jobs:
                out = ["--out", f"{folder}/{count}-{jobs}.jsonl"]
                cost = _run(["batch", "run", str(source), *out, *FIELDS, "--jobs", str(jobs), "-q"])
                _print(f"batch, {jobs} jobs", cost, count, words)
        smallest = min(args.stories)
        source = Path(folder, f"{smallest}.jsonl")
        bare = _bare(source)
        print(f"{smallest:,} stories in a bare loop, without journal and processes: {bare:,.1f} s of the processor")
        _compare_with_fix(Path(folder), source)


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


def _write(path: Path, stories: Iterator[str]) -> int:
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for number, story in enumerate(stories):
            words += len(story.split())
            file.write(json.dumps({"id": number, "body": story}, ensure_ascii=False) + "\n")
    return words


def _run(arguments: list[str]) -> Cost:
    began = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "copyedit", *arguments], stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it has been waited for
    return Cost(perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _print(name: str, cost: Cost, stories: int, words: int) -> None:
    speed = f"{stories / cost.processor:,.1f} stories and {words / cost.processor:,.0f} words a second of the processor"
    print(f"  {name}: {speed}; {cost.processor:,.1f} s, wall {cost.wall:,.1f} s, {cost.memory:,.0f} MB", flush=True)


def _bare(source: Path) -> float:
    """The processor's seconds for the same work in one loop that keeps nothing."""
    began = process_time()
    cleaner = Cleaner(Config(as_format="text"), Plan(source=str(source), out=None))
    with source.open(encoding="utf-8") as file:
        for line in file:
            cleaner.clean("story", json.loads(line)["body"])
    return process_time() - began


def _compare_with_fix(folder: Path, source: Path) -> None:
    """`fix` and `batch` on a folder with the same stories."""
    stories = folder / "stories"
    stories.mkdir()
    words = count = 0
    for line in source.open(encoding="utf-8"):
        story = json.loads(line)
        (stories / f"{story['id']:06}.txt").write_text(story["body"], encoding="utf-8")
        words, count = words + len(story["body"].split()), count + 1
    commands = {
        "batch, folder": ["batch", "run", str(stories), "--out", str(folder / "clean"), "-q"],
        "fix, folder": ["fix", str(stories), "--output", str(folder / "fixed"), "-q"],
    }
    for name, command in commands.items():
        _print(name, _run([*command, "--jobs", "1"]), count, words)


if __name__ == "__main__":
    main()
