"""`copyedit check`: what is wrong, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import click

from copyedit.checking import Checker
from copyedit.cli.options import checking_options, start_run, wants_colour, write_out
from copyedit.errors import CopyeditError
from copyedit.findings import Level, Safety
from copyedit.reports import text as text_report


class _Told(NamedTuple):
    """One file's part of the report, made in the worker: `report` is None where the file could not be checked."""

    report: str | None
    levels: list[Level]
    safe: int
    errors: list[CopyeditError]
    failing: bool


@dataclass
class _Work:
    checker: Checker
    format: str
    colour: bool

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check(path)
        except CopyeditError as error:
            return _Told(None, [], 0, [error], False)
        if self.format == "json":
            from copyedit.reports import json as json_report

            report = json_report.render(document, findings)
        else:
            report = text_report.render(document, findings, colour=self.colour)
        fail_level = Level[self.checker.config.for_path(document.path).fail_level.upper()]
        levels = [finding.level for finding in findings]
        safe = sum(finding.fix.safety is Safety.SAFE for finding in findings)
        return _Told(report, levels, safe, faults, any(level >= fail_level for level in levels))


@click.command()
@checking_options
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How to report.", show_default=True)
@click.option("--fail-level", type=click.Choice(["error", "warning", "suggestion"]), help="The least level that makes the exit code 1.  [default: warning]")  # fmt: skip
def command(**chosen: Any) -> None:
    """Tell what is wrong in stories: the place, the reason, the replacement.

    PATH is a file, a folder (walked, with .gitignore in mind) or - for standard input. A finding inside a quotation
    is told but never applied by `fix`.
    """
    run = start_run(chosen)
    work = _Work(run.checker, chosen["format"], wants_colour(chosen["no_color"]))
    as_json = chosen["format"] == "json"
    # A file name's bytes that are no UTF-8: as they are for a terminal, “\udcff” in JSON, which must be UTF-8.
    odd_names = "backslashreplace" if as_json else "surrogateescape"
    levels: Counter[Level] = Counter()
    documents = safe = 0
    failing = False
    if as_json:
        from copyedit.reports import json as json_report

        write_out(json_report.HEAD.encode())
    for told in run.each(work):
        if told.report is None:
            continue
        separator = ",\n" if as_json and documents else ""
        write_out((separator + told.report).encode("utf-8", odd_names))
        documents, safe, failing = documents + 1, safe + told.safe, failing or told.failing
        levels.update(told.levels)
    if as_json:
        write_out((json_report.render_tail(run.errors, documents, levels.total()) + "\n").encode("utf-8", odd_names))
    else:
        write_out((text_report.render_summary(documents, dict(levels), len(run.errors), safe) + "\n").encode())
    run.exit(failing)
