"""What LanguageTool and Harper add to a run of `copyedit check`, in processor seconds and memory.

    python -m benchmarks.backend_cost NEWS.txt

NEWS.txt is any news text, with an empty line between paragraphs. One story of some 400 words, and then forty, are
checked without a backend, with each backend, and with a LanguageTool server that is already running. Needs both extras
and `copyedit languagetool install`. It measures processor time, which is more reliable than the clock on a shared
machine. A run's own Java counts towards it; the shared server's does not, and is reported separately.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from copyedit.language.backends.languagetool_install import find_installed
from copyedit.language.backends.languagetool_server import free_port, local_server

ROUNDS = 3
WORDS = 400  # in a story
STORIES = 40
_COMMAND = [str(Path(sys.executable).parent / "copyedit"), "check", "--jobs", "1"]


class Cost(NamedTuple):
    """Processor seconds of a run and its children, and the peak memory of the largest of them, in MB."""

    seconds: float
    memory: float


def main() -> None:
    installed = find_installed()
    if len(sys.argv) != 2 or installed is None:
        sys.exit(__doc__)
    paragraphs = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n\n")
    with tempfile.TemporaryDirectory() as name, local_server(installed, free_port()) as address:
        ways = {
            "without": ["--languagetool", "off", "--no-harper"],
            "--harper": ["--harper"],
            "--languagetool local": ["--languagetool", "local"],
            "--languagetool URL": ["--languagetool", address],
        }
        for count in (1, STORIES):
            folder = Path(name, str(count))
            _write_stories(folder, paragraphs, count)
            print(f"{count} {'story' if count == 1 else 'stories'} of {WORDS} words, median of {ROUNDS} rounds")
            _compare(folder, ways)
        print(f"the shared server now holds {_resident_memory_of_java():.0f} MB")


def _write_stories(folder: Path, paragraphs: list[str], count: int) -> None:
    folder.mkdir()
    at = 0
    for number in range(count):
        story: list[str] = []
        while sum(len(paragraph.split()) for paragraph in story) < WORDS:
            story.append(paragraphs[at % len(paragraphs)])
            at += 1
        (folder / f"{number}.txt").write_text("\n\n".join(story), encoding="utf-8")


def _compare(folder: Path, ways: dict[str, list[str]]) -> None:
    calls = {way: [*_COMMAND, *options, str(folder)] for way, options in ways.items()}
    for call in calls.values():
        _cost(call)  # the first runs fill caches and warm up the server
    rounds = [{way: _cost(call) for way, call in calls.items()} for _ in range(ROUNDS)]
    for way in ways:
        seconds = median(costs[way].seconds for costs in rounds)
        ratio = median(costs[way].seconds / costs["without"].seconds for costs in rounds)
        memory = max(costs[way].memory for costs in rounds)
        print(f"    {way:22}{seconds:7.1f} s{ratio:7.1f} times{memory:7.0f} MB")


def _cost(command: list[str]) -> Cost:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _resident_memory_of_java() -> float:
    import psutil

    servers = [child for child in psutil.Process().children() if child.name().startswith("java")]
    return float(sum(server.memory_info().rss for server in servers)) / 2**20


if __name__ == "__main__":
    main()
