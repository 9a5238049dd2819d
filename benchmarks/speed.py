"""Compare the processor time of `copyedit check` with codespell, typos and Harper, on the same files.

    python -m benchmarks.speed [--rounds N] [--before CHECKOUT] [--start] TEXT

TEXT has one paragraph per line; `-` reads standard input. Everything runs on one core, with one job. A time is that of
a whole process, start-up included: user and system time, which other programs on a busy machine hardly change. The
programs take turns; times and ratios are medians over the rounds. `--before` names a checkout of another version of
copyedit, which takes turns too. `--start` prints only the rows that start-up decides, beside Python alone and Python
with numpy: no check can be quicker than these. `pip install -e '.[dev]'` installs the peers; those that are missing are
left out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.accuracy.speed import LINE, Paragraphs, cut, read_paragraphs

HERE = Path(__file__).parent.parent
ALL: tuple[str, ...] = ()
NO_MODEL = ("--ignore", "wire/context")
SLOW = 50_000  # words from which Harper needs many seconds, and three rounds must do
FLOORS = {"Python": "pass", "numpy": "import numpy"}
HARPER = """\
import sys
from harper import Dialect, Linter
linter = Linter(Dialect.AMERICAN)
for line in open(sys.argv[1], encoding="utf-8"):
    if line.strip():
        linter.lint(line.strip())
"""


class Row(NamedTuple):
    """A line of the table: what is checked, with which options, and the peers that check the same."""

    name: str
    files: list[str]
    options: tuple[str, ...]
    peers: tuple[str, ...]
    words: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", help="a file with one paragraph per line, or -")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--before", metavar="CHECKOUT", help="also time the copyedit of this folder")
    parser.add_argument("--start", action="store_true", help="only one line and one story")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(
        f"| processor time | copyedit | peer | ratio |   (one core, medians of {args.rounds} rounds)\n|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        chosen = start_rows if args.start else rows
        for row in chosen(read_paragraphs(args.text), Path(folder)):
            for line in compare(row, args.rounds, args.before):
                print(line, flush=True)


def start_rows(paragraphs: Paragraphs, folder: Path) -> Iterator[Row]:
    """One line and one story."""
    line = write(folder / "line.txt", [LINE])
    (story,) = write_stories(paragraphs, 400, 1, folder / "stories")
    for name, path in (("one line", line), ("a story of 400 words", story)):
        yield Row(f"rules and spelling, {name}", [path], NO_MODEL, ("Python", "codespell", "typos"), 1)
        yield Row(f"all checks, {name}", [path], ALL, ("numpy", "codespell", "Harper"), 1)


def rows(paragraphs: Paragraphs, folder: Path) -> Iterator[Row]:
    """The lines of the table, from the longest text to the shortest."""
    line = write(folder / "line.txt", [LINE])
    story, *stories = write_stories(paragraphs, 400, 501, folder / "stories")
    long = {words: write(folder / f"{words}.txt", next(cut(paragraphs, words))) for words in (100_000, 15_000)}
    for words, path in long.items():
        yield Row(f"all checks, {words:,} words in one file", [path], ALL, ("Harper",), words)
    yield Row("all checks, a story of 400 words", [story], ALL, ("Harper",), 400)
    yield Row("all checks, one line", [line], ALL, ("Harper", "typos"), 1)
    yield Row("all checks, 500 stories of 400 words", stories, ALL, (), 1)
    lists = ("codespell", "typos")
    yield Row("rules and spelling, one line", [line], NO_MODEL, lists, 1)
    yield Row("rules and spelling, a story of 400 words", [story], NO_MODEL, lists, 400)
    yield Row("rules and spelling, 100,000 words in one file", [long[100_000]], NO_MODEL, lists, 1)
    yield Row("rules and spelling, 500 stories of 400 words", stories, NO_MODEL, lists, 1)
    small = write_stories(paragraphs, 30, 2_000, folder / "small")
    yield Row("rules and spelling, 2,000 stories of about 50 words", small, NO_MODEL, lists, 1)


def write(path: Path, paragraphs: Sequence[str]) -> str:
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return str(path)


def write_stories(paragraphs: Paragraphs, words: int, number: int, folder: Path) -> list[str]:
    """So many files of at least so many words each."""
    folder.mkdir()
    pieces = islice(cut(paragraphs, words), number)
    return [write(folder / f"{at:04}.txt", piece) for at, piece in enumerate(pieces)]


def compare(row: Row, rounds: int, before: str | None) -> Iterator[str]:
    """A line for each peer that is installed; for copyedit alone if there is none."""
    ours = [sys.executable, "-m", "copyedit", "check", "--jobs", "1", *row.options, *row.files]
    commands: dict[str, tuple[list[str], Path]] = {"": (ours, HERE)}
    if before:
        commands["before"] = (ours, Path(before).resolve())
    commands |= {name: (found, HERE) for name in row.peers if (found := peer(name, row.files))}
    for command in commands.values():
        seconds(*command)  # the first run compiles rules and bytecode
    rounds = min(rounds, 3) if row.words >= SLOW else rounds
    times = [{name: seconds(*command) for name, command in commands.items()} for _ in range(rounds)]
    here = median(each[""] for each in times)
    for name in list(commands)[1:] or [""]:
        ratio = median(each[""] / each[name] for each in times)
        theirs = f"{name} {shown(median(each[name] for each in times))}" if name else ""
        yield f"| {row.name} | {shown(here)} | {theirs} | {f'{ratio:.2f}' if name else ''} |"


def peer(name: str, files: list[str]) -> list[str] | None:
    """The command that checks the files with a peer; None if it is not installed. Those of FLOORS check nothing."""
    if name in FLOORS:
        return [sys.executable, "-c", FLOORS[name]]
    if name == "Harper":
        missing = subprocess.run([sys.executable, "-c", "import harper"], stderr=subprocess.DEVNULL, check=False)
        return None if missing.returncode else [sys.executable, "-c", HARPER, *files]
    program = Path(sys.executable).with_name(name)
    options = ["--threads", "1", "--isolated"] if name == "typos" else []
    return [str(program), *options, *files] if program.exists() else None


def seconds(command: list[str], checkout: Path) -> float:
    """Processor seconds of a command that reports findings or none."""
    # With bytecode, as when installed.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPATH": str(checkout)}
    with tempfile.TemporaryFile() as errors:
        # Python would take copyedit from the folder it starts in.
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, env=environment, cwd=tempfile.gettempdir()
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if child.returncode not in ((0, 1) if "copyedit" in command else (0, 2, 65)):  # 2: typos, 65: codespell
            sys.exit(f"{command[:4]} failed: {errors.read().decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def shown(time: float) -> str:
    return f"{time:.3f} s" if time < 1 else f"{time:.2f} s"


if __name__ == "__main__":
    main()
