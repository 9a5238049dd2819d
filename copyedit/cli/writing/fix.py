"""`copyedit fix`: apply the fixes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import click

from copyedit.cli.options import checking_options
from copyedit.cli.run import start_run
from copyedit.cli.writing.copies import Destination, author_options, chosen_author, without_clashes, writing_options
from copyedit.fixing.edits import OVERLAPS, Outcome, encode_outcome
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.reports.text import count_of, passed_over, skip_lines
from copyedit.running.checking import Checked, Checker
from copyedit.running.settling import settle

# In the summary, after their number.
_REASONS = {
    "not safe; --unsafe applies it": "not safe (--unsafe applies them)",
    "several replacements; choose one": "with several replacements (choose one)",
    OVERLAPS: "overlapping another fix",
}


class _Fixed(NamedTuple):
    """What was done to one file: a reason and a line for each skipped fix, and the fixed bytes of standard input."""

    applied: int
    skipped: list[tuple[str, str]]
    output: bytes | None
    passed_over: int


@dataclass
class _Fix:
    """Applies a file's fixes, in the worker."""

    checker: Checker
    unsafe: bool
    destination: Destination
    track_as: Author | None

    def __call__(self, path: str, checked: Checked) -> _Fixed:
        outcome = settle(checked, self.checker.check_again, unsafe=self.unsafe)
        output = self._write(path, outcome)
        return _Fixed(len(outcome.applied), list(skip_lines(outcome)), output, checked.passed_over)

    def _write(self, path: str, outcome: Outcome) -> bytes | None:
        data = encode_outcome(outcome, self.track_as)
        if path == STDIN:
            return data
        if self.destination.folder is not None or outcome.edits:
            self.destination.write(path, data, outcome.document.origin["data"])
        return None


@click.command()
@checking_options
@click.option("--unsafe", is_flag=True, help="Also apply fixes that need review. Quotations are never changed, and of several replacements none is applied.")  # fmt: skip
@writing_options
@click.option("--track-changes", is_flag=True, help="Write fixes as tracked changes, to accept or reject in a word processor.")  # fmt: skip
@author_options
def command(**chosen: Any) -> None:
    """Apply the safe fixes to the files.

    Nothing else in a file changes. It is replaced in one step and keeps its mode and owner. Standard input (-) is written to standard output.
    Skipped fixes are listed on standard error, with the reason. The exit code is 1 if a file was changed.
    """
    run = start_run(chosen)
    track_as = chosen_author(chosen) if chosen["track_changes"] else None
    if chosen["output"] is not None:
        run.paths = without_clashes(run.paths, run.errors)
    applied = files = in_other_languages = 0
    reasons: Counter[str] = Counter()
    for fixed in run.each(_Fix(run.checker, chosen["unsafe"], Destination.chosen(chosen), track_as)):
        for reason, line in fixed.skipped:
            reasons[reason] += 1
            run.note(line)
        run.write(fixed.output or b"")
        in_other_languages += fixed.passed_over
        applied, files = applied + fixed.applied, files + bool(fixed.applied)
    run.note("\n".join(filter(None, (_summary(applied, files, reasons), passed_over(in_other_languages).rstrip()))))
    run.exit(bool(applied))


def _summary(applied: int, files: int, reasons: Counter[str]) -> str:
    done = f"{count_of(applied, 'fix', 'fixes')} applied in {count_of(files, 'file')}"
    if not reasons:
        return f"{done}."
    left = "; ".join(f"{count:,} {_REASONS.get(reason, reason)}" for reason, count in reasons.most_common())
    return f"{done}; skipped: {left}."
