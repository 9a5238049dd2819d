"""`copyedit fix`: the fixes, written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import click

from copyedit.cli.copies import author_options, chosen_author, without_clashes, write_copy
from copyedit.cli.options import checking_options, start_run, write_out
from copyedit.errors import CopyeditError
from copyedit.fixing.edits import Outcome, choose, encode_outcome, write_file
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.reports.places import Lines
from copyedit.reports.text import visible
from copyedit.running.checking import Checker


# In the summary, after their number.
_REASONS = {
    "not safe; --unsafe applies it": "not safe (--unsafe applies them)",
    "several replacements; choose one": "with several replacements (choose one)",
    "overlaps another fix; run again": "overlapping another fix (run again)",
}


class _Told(NamedTuple):
    """What was done to one file: a line for each fix that was skipped, and the fixed bytes of standard input."""

    applied: int
    skipped: list[str]
    reasons: list[str]
    output: bytes | None
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    unsafe: bool
    output: str | None
    track_as: Author | None

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check_path(path)
            outcome = choose(document, findings, unsafe=self.unsafe)
            written = self._write(path, outcome)
        except CopyeditError as error:
            return _Told(0, [], [], None, [error])
        reasons = [skip.reason for skip in outcome.skipped]
        return _Told(len(outcome.applied), _skipped(outcome), reasons, written, faults)

    def _write(self, path: str, outcome: Outcome) -> bytes | None:
        data = encode_outcome(outcome, self.track_as)
        if path == STDIN:
            return data
        before = outcome.document.origin["data"]
        assert isinstance(before, bytes)
        if self.output is not None:
            write_copy(path, data, self.output)
        elif outcome.edits:
            write_file(Path(path), data, expected=before)
        return None


def _skipped(outcome: Outcome) -> list[str]:
    if not outcome.skipped:
        return []
    lines = Lines(outcome.document.source)
    rows = []
    for skip in outcome.skipped:
        line, column = lines.place(skip.finding.span.start)
        offered = " or ".join(f"“{visible(r)}”" if r else "nothing (delete)" for r in skip.finding.fix.replacements)
        place = f"{outcome.document.path}:{line}:{column}"
        rows.append(
            f"{place}: skipped “{visible(skip.finding.text)}” -> {offered}: {skip.reason} [{skip.finding.rule}]"
        )
    return rows


@click.command()
@checking_options
@click.option(
    "--unsafe",
    is_flag=True,
    help="Also the fixes that want a reader's eye. Never inside quotations, never one of several replacements.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Write into this folder and leave the originals alone.",
)
@click.option(
    "--track-changes", is_flag=True, help="As tracked changes, to be accepted or rejected in a word processor."
)
@author_options
def command(**chosen: Any) -> None:
    """Write the safe fixes into the files: at once, with mode and owner, nothing else changed.

    Standard input (-) is written to standard output. What was skipped, and why, goes to standard error. The exit code
    is 1 where a file was changed.
    """
    run = start_run(chosen)
    track_as = chosen_author(chosen) if chosen["track_changes"] else None
    work = _Work(run.checker, chosen["unsafe"], chosen["output"], track_as)
    if chosen["output"] is not None:
        run.paths = without_clashes(run.paths, run.errors)
    applied = files = 0
    reasons: Counter[str] = Counter()
    for told in run.each(work):
        for row in told.skipped:
            click.echo(row, err=True)
        if told.output is not None:
            write_out(told.output)
        applied, files = applied + told.applied, files + bool(told.applied)
        reasons.update(told.reasons)
    click.echo(_summary(applied, files, reasons), err=True)
    run.exit(bool(applied))


def _summary(applied: int, files: int, reasons: Counter[str]) -> str:
    done = f"{applied:,} fix{'' if applied == 1 else 'es'} applied in {files:,} file{'' if files == 1 else 's'}"
    left = "; ".join(f"{count:,} {_REASONS.get(reason, reason)}" for reason, count in reasons.most_common())
    return f"{done}; skipped: {left}." if left else f"{done}."
