"""`copyedit fix`: the fixes, written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import click

from copyedit.checking import Checker
from copyedit.cli.options import checking_options, start_run, tell_error, write_out
from copyedit.edits import Outcome, choose, encode_outcome, write_file
from copyedit.errors import CopyeditError, FileError
from copyedit.formats.reading import STDIN
from copyedit.reports.diff import shown_path
from copyedit.reports.places import Lines
from copyedit.reports.text import visible


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

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check(path)
            outcome = choose(document, findings, unsafe=self.unsafe)
            written = self._write(path, outcome)
        except CopyeditError as error:
            return _Told(0, [], [], None, [error])
        reasons = [skip.reason for skip in outcome.skipped]
        return _Told(len(outcome.applied), _skipped(outcome), reasons, written, faults)

    def _write(self, path: str, outcome: Outcome) -> bytes | None:
        data = encode_outcome(outcome)
        if path == STDIN:
            return data
        before = outcome.document.origin["data"]
        assert isinstance(before, bytes)
        if self.output is None:
            if outcome.edits:
                write_file(Path(path), data, expected=before)
            return None
        target = Path(self.output, shown_path(path))
        if target.exists() and target.samefile(path):
            raise FileError("not written: --output would overwrite the original", path)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as bad:
            raise FileError(f"not written: {bad.strerror}", str(target)) from None
        write_file(target, data, expected=None)
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
@click.option("--unsafe", is_flag=True, help="Also the fixes that want a reader's eye. Never inside quotations.")
@click.option(
    "--output",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Write into this folder and leave the originals alone.",
)
def command(**chosen: Any) -> None:
    """Write the safe fixes into the files: at once, with mode and owner, nothing else changed.

    Standard input (-) is written to standard output. What was skipped, and why, goes to standard error. The exit code
    is 1 where a file was changed.
    """
    run = start_run(chosen)
    work = _Work(run.checker, chosen["unsafe"], chosen["output"])
    if chosen["output"] is not None:
        run.paths = _without_clashes(run.paths, run.errors)
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


def _without_clashes(paths: list[str], errors: list[CopyeditError]) -> list[str]:
    """The paths without those that --output would write to one place: “../a.txt” and “a.txt”."""
    targets: dict[str, str] = {}
    for path in paths:
        first = targets.setdefault(path if path == STDIN else shown_path(path), path)
        if first != path:
            tell_error(FileError(f"not written: --output has {first} in the same place", path), errors)
    return list(targets.values())


def _summary(applied: int, files: int, reasons: Counter[str]) -> str:
    done = f"{applied:,} fix{'' if applied == 1 else 'es'} applied in {files:,} file{'' if files == 1 else 's'}"
    left = "; ".join(f"{count:,} {reason}" for reason, count in reasons.most_common())
    return (
        f"{done}; skipped: {left.replace('; --unsafe applies it', ' (--unsafe applies them)')}." if left else f"{done}."
    )
