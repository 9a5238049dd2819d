"""Time `copyedit check` over a repository, with --changed-lines and with a baseline, relative to a plain run.

    python benchmarks/repository.py

It makes a repository of 2,000 invented stories of 400 words, each with two findings, and changes three of them. Each
run is compared with a plain run next to it. Rules only, on one core, whole-process time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 5
STORIES, CHANGED, PARAGRAPHS = 2_000, 3, 16
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PARAGRAPH = (
    "Ministers in Port Lanrick said on Monday that talks number {} on the harbour had gone well, and that the mayor, "
    "Karsten Oveland, would see the envoy from Velmar before the week was out.\n\n"
)
FOUND = "He agreed, but however, the vote was lost.\n\nShe was accused for leaking it.\n"
COPYEDIT = [str(Path(sys.executable).parent / "copyedit"), "check", "--jobs", "1", "--ignore", "wire/context"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        _make_repository()
        baseline = [COPYEDIT[0], "baseline", "write", "--jobs", "1", "--ignore", "wire/context", "--baseline", "known"]
        _seconds([*baseline, "."])
        plain = [*COPYEDIT, "."]
        print(f"{'':18}{'with':>10}{'without':>11}{'ratio':>8}   (median of {ROUNDS} rounds)")
        for option in (["--changed-lines"], ["--baseline", "known"]):
            pairs = [(_seconds([*COPYEDIT, *option, "."]), _seconds(plain)) for _ in range(ROUNDS)]
            ratio = median(a / b for a, b in pairs)
            a, b = (median(column) for column in zip(*pairs, strict=True))
            print(f"{option[0]:18}{a * 1000:8.0f} ms{b * 1000:8.0f} ms{ratio:8.2f}")


def _make_repository() -> None:
    for number in range(STORIES):
        story = Path(f"{number % 50:02}", f"{number:04}.txt")
        story.parent.mkdir(exist_ok=True)
        copy = "".join(PARAGRAPH.format(paragraph) for paragraph in range(PARAGRAPHS))
        story.write_text(copy + FOUND, encoding="utf-8")
    _git("init", "-q")
    _git("add", ".")
    _git("-c", "user.name=Ines Carrow", "-c", "user.email=ines@example.com", "commit", "-qm", "stories")
    for number in range(CHANGED):
        with Path(f"{number:02}", f"{number:04}.txt").open("a", encoding="utf-8") as changed:
            changed.write("\n" + FOUND)


def _git(*arguments: str) -> None:
    subprocess.run(("git", *arguments), check=True)


def _seconds(command: list[str]) -> float:
    started = perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=_ENVIRONMENT)
    if done.returncode == 2:
        sys.exit(done.stderr.decode())
    return perf_counter() - started


if __name__ == "__main__":
    main()
