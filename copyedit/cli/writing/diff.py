"""`copyedit diff`: the fixes as a patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click

from copyedit.cli.options import checking_options
from copyedit.cli.run import start_run
from copyedit.fixing.edits import OVERLAPS
from copyedit.reports import diff as diff_report
from copyedit.reports.text import skip_lines
from copyedit.running.checking import Checked, Checker
from copyedit.running.settling import settle


@dataclass
class _Diff:
    """A file's patch, made in the worker, and a line for each fix that gave way to another."""

    checker: Checker
    unsafe: bool

    def __call__(self, path: str, checked: Checked) -> tuple[bytes, list[str]]:
        outcome = settle(checked, self.checker.check_again, unsafe=self.unsafe)
        return diff_report.render(outcome), [line for reason, line in skip_lines(outcome) if reason == OVERLAPS]


@click.command()
@checking_options
@click.option("--unsafe", is_flag=True, help="Also include fixes that need review. Quotations are never changed.")
def command(**chosen: Any) -> None:
    """Print the safe fixes as a patch.

    It is a unified diff for `git apply` or `patch -p1`. No file is changed. The exit code is 1 if there is anything to fix.
    """
    run = start_run(chosen)
    changed = False
    for patch, overlapping in run.each(_Diff(run.checker, chosen["unsafe"])):
        changed = changed or bool(patch)
        run.write(patch)
        for line in overlapping:
            run.note(line)
    run.exit(changed)
