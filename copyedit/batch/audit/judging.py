"""What a person thinks of a rule's findings, and what that says of its precision. Start with `Judged`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from copyedit.batch.audit.sampling import Row
from copyedit.errors import FileError
from copyedit.trials.measuring import wilson_lower

FILE = "judged.jsonl"


class Judged(NamedTuple):
    """How many findings of a rule were judged, and how many of them were right."""

    judged: int
    right: int

    def sentence(self) -> str:
        """“48 of 50 right: 96%, and with 95% confidence between 87% and 99%”."""
        if not self.judged:
            return "none judged"
        low, high = self.interval()
        share = f"{self.right / self.judged:.0%}, and with 95% confidence between {low:.0%} and {high:.0%}"
        return f"{self.right:,} of {self.judged:,} right: {share}"

    def interval(self) -> tuple[float, float]:
        """The 95% Wilson score interval of the precision."""
        return wilson_lower(self.right, self.judged), 1 - wilson_lower(self.judged - self.right, self.judged)


def name_of(row: Row) -> str:
    """A finding's own name in a run."""
    return f"{row['story']} {row['start']} {row['rule']}"


def read_answers(run: Path) -> dict[str, bool]:
    """The answers so far, by the findings' names; the last one counts. Raises FileError."""
    path = run / FILE
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return {name: bool(right) for name, right in map(json.loads, filter(None, lines))}
    except (OSError, ValueError, TypeError) as bad:
        raise FileError(f"cannot be read: {bad}", str(path)) from None


def write_answer(run: Path, row: Row, right: bool) -> None:
    """Add an answer at once, so that none is lost when the judge has had enough. Raises FileError."""
    try:
        with (run / FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name_of(row), right]) + "\n")
    except OSError as bad:
        raise FileError(f"cannot be written: {bad.strerror or bad}", str(run / FILE)) from None


def judged(rows: Iterable[Row], answers: dict[str, bool]) -> Judged:
    """The figures for those of the findings that have an answer."""
    known: Sequence[bool] = [answers[name_of(row)] for row in rows if name_of(row) in answers]
    return Judged(len(known), sum(known))
