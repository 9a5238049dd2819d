"""`copyedit check`: what is wrong, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import click

from copyedit.cli.options import checking_options, start_run, wants_colour, write_out
from copyedit.cli.output import open_output
from copyedit.errors import CopyeditError
from copyedit.findings import Level
from copyedit.reports import text
from copyedit.reports.streaming import Part, Totals, part_of, render_all, report_named
from copyedit.running.checking import Checker
from copyedit.running.rule_sets import all_rules

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "checkstyle", "html", "csv")


class _Told(NamedTuple):
    """One file's part of the report, made in the worker: None where the file could not be checked."""

    part: Part | None
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    format: str
    colour: bool

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check_path(path)
        except CopyeditError as error:
            return _Told(None, [error])
        render = partial(text.render, colour=True) if self.colour else report_named(self.format).render
        fail_level = Level[self.checker.config.for_path(document.path).fail_level.upper()]
        return _Told(part_of(document, findings, render(document, findings), fail_level), faults)


@click.command()
@checking_options
@click.option("--format", type=click.Choice(FORMATS), default="text", help="How to report.", show_default=True)
@click.option("--output", type=click.Path(), metavar="FILE", help="Write the report into this file, at once or not at all, and one line about it to standard error.")  # fmt: skip
@click.option("--fail-level", type=click.Choice(["error", "warning", "suggestion"]), help="The least level that makes the exit code 1.  [default: warning]")  # fmt: skip
def command(**chosen: Any) -> None:
    """Tell what is wrong in stories: the place, the reason, the replacement.

    PATH is a file, a folder (walked, with .gitignore in mind) or - for standard input. A finding inside a quotation
    is told but never applied by `fix`.

    \b
    --format  text            for people at a terminal
              html            a page to read and to print: the story, marked
              csv             a spreadsheet
              json, jsonl     programs; jsonl has one finding a line
              github          annotations of GitHub Actions
              gitlab          GitLab's code quality report
              sarif           code scanning; SARIF 2.1.0 with fixes and the rules' help
              rdjson          reviewdog
              junit, checkstyle   XML for build servers
    """
    run = start_run(chosen)
    as_text = chosen["format"] == "text"
    # A file name's bytes that are no UTF-8: as they are for a terminal, “\udcff” in what must be UTF-8.
    odd_names = "surrogateescape" if as_text else "backslashreplace"
    totals = Totals(run.errors, lambda: all_rules(run.checker.config))
    with open_output(chosen["output"], chosen["paths"], run) as write:
        work = _Work(run.checker, chosen["format"], as_text and write is write_out and wants_colour(chosen["no_color"]))
        parts = (told.part for told in run.each(work) if told.part is not None)
        for piece in render_all(report_named(chosen["format"]), parts, totals):
            write(piece.encode("utf-8", odd_names))
    if write is not write_out:
        click.echo(text.render_tail(totals), nl=False, err=True)
    run.exit(totals.failing)
