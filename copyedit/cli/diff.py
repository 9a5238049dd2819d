"""`copyedit diff`: the fixes as a patch."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, NamedTuple

import click

from copyedit.checking import Checker
from copyedit.cli.options import (
    checking_options,
    exit_code,
    files_of,
    jobs_of,
    settings,
    stop_with,
    tell_error,
    with_progress,
    write_out,
)
from copyedit.edits import choose
from copyedit.errors import CopyeditError
from copyedit.reports import diff as diff_report
from copyedit.workers import run_each


class _Told(NamedTuple):
    patch: bytes
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    unsafe: bool

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check(path)
            return _Told(diff_report.render(choose(document, findings, unsafe=self.unsafe)), faults)
        except CopyeditError as error:
            return _Told(b"", [error])


@click.command()
@checking_options
@click.option("--unsafe", is_flag=True, help="Also the fixes that want a reader's eye.")
def command(**chosen: Any) -> None:
    """Print a unified diff of the safe fixes, for `git apply` and `patch -p1`.

    Nothing is written. The exit code is 1 where there is something to fix.
    """
    errors: list[CopyeditError] = []
    try:
        config = settings(chosen)
        checker = Checker(config, chosen["stdin_filename"])
        checker.engine(config)
    except CopyeditError as error:
        stop_with(error)
    paths = files_of(chosen, config, errors)
    changed = False
    work = _Work(checker, chosen["unsafe"])
    for told in with_progress(run_each(work, paths, jobs_of(chosen)), len(paths)):
        for error in told.errors:
            tell_error(error, errors)
        changed = changed or bool(told.patch)
        write_out(told.patch)
    sys.exit(exit_code(errors, changed))
