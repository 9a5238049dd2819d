"""Run codespell on many texts, each as a file. Start with `codespell`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.peers import Reported

_LINE = re.compile(r"(?P<file>\d+)\.txt:(?P<line>\d+): (?P<wrong>\S+) ==> (?P<right>.+)")


def codespell(texts: Sequence[str]) -> list[list[Reported]]:
    """What the installed program reports in each text: every occurrence in a line of a word reported for it."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
        command = [str(Path(sys.executable).parent / "codespell"), "--disable-colors", folder]
        output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    reported: list[list[Reported]] = [[] for _ in texts]
    seen: set[tuple[int, int, str]] = set()
    for found in map(_LINE.search, output.splitlines()):
        if found and (key := (int(found["file"]), int(found["line"]), found["wrong"])) not in seen:
            seen.add(key)
            reported[key[0]] += _places(texts[key[0]], key[1], found["wrong"], found["right"])
    return reported


def _places(text: str, line: int, wrong: str, rights: str) -> list[Reported]:
    lines = text.split("\n")
    start = sum(len(each) + 1 for each in lines[: line - 1])
    right = tuple(each.strip() for each in rights.split(",") if each.strip())
    places = re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", lines[line - 1])
    return [Reported(start + place.start(), start + place.end(), right, "codespell") for place in places]
