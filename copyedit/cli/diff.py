"""`copyedit diff`: the fixes as a patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import click

from copyedit.cli.options import checking_options, start_run, write_out
from copyedit.errors import CopyeditError
from copyedit.fixing.edits import choose
from copyedit.reports import diff as diff_report
from copyedit.running.checking import Checker


class _Told(NamedTuple):
    patch: bytes
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    unsafe: bool

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check_path(path)
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
    run = start_run(chosen)
    changed = False
    work = _Work(run.checker, chosen["unsafe"])
    for told in run.each(work):
        changed = changed or bool(told.patch)
        write_out(told.patch)
    run.exit(changed)
