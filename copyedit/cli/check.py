"""`copyedit check`: report findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from copyedit.cli.options import LEVEL, checking_options
from copyedit.cli.output import open_output
from copyedit.cli.run import start_run
from copyedit.cli.terminal import wants_colour
from copyedit.findings import Level
from copyedit.reports import text
from copyedit.reports.streaming import Part, Totals, part_of, render_all, report_named
from copyedit.running.checking import Checked
from copyedit.running.rule_sets import all_rules
from copyedit.settings.config import Config

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "checkstyle", "html", "csv")


@dataclass
class _Render:
    """A file's part of the report, made in the worker."""

    config: Config
    format: str
    colour: bool

    def __call__(self, path: str, checked: Checked) -> Part:
        document, findings = checked.document, checked.findings
        render = partial(text.render, colour=True) if self.colour else report_named(self.format).render
        fail_level = Level[self.config.for_path(document.path).fail_level.upper()]
        return part_of(document, findings, render(document, findings), fail_level)


@click.command()
@checking_options
@click.option("--format", type=click.Choice(FORMATS), default="text", help="Report format, see above.", show_default=True)  # fmt: skip
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write the report to this file, complete or not at all; a summary goes to standard error.")  # fmt: skip
@click.option("--fail-level", type=LEVEL, help="Minimum level that makes the exit code 1.  [default: warning]")
def command(**chosen: Any) -> None:
    """Report problems in stories, with place, reason and suggested fix.

    PATH is a file, a folder (searched, leaving out what .gitignore names), or - for standard input. Findings inside
    quotations are reported, but `fix` never applies them.

    \b
    --format  text            for reading in a terminal
              html            a page to read or print, with the findings marked in the story
              csv             for spreadsheets
              json, jsonl     for programs; jsonl has one finding per line
              github          GitHub Actions annotations
              gitlab          GitLab code quality report
              sarif           SARIF 2.1.0 for code scanning, with fixes and rule help
              rdjson          for reviewdog
              junit, checkstyle   XML for build servers
    """
    if chosen["statistics"] and chosen["format"] != "text":
        raise click.UsageError("--statistics has no other --format than text")
    run = start_run(chosen)
    report = "statistics" if chosen["statistics"] else chosen["format"]
    # Bytes of a file name that are not UTF-8 stay as they are on a terminal, and become “\udcff” in what must be UTF-8.
    odd_names = "surrogateescape" if chosen["format"] == "text" else "backslashreplace"
    totals = Totals(run.errors, lambda: all_rules(run.checker.config), quiet=run.quiet)
    with open_output(chosen["output"], chosen["paths"], run) as write:
        to_stdout = write == run.write
        colour = report == "text" and to_stdout and wants_colour(chosen["no_color"])
        parts = run.each(_Render(run.checker.config, report, colour))
        for piece in render_all(report_named(report), parts, totals):
            write(piece.encode("utf-8", odd_names))
    if not to_stdout:
        run.note(text.render_tail(totals).rstrip("\n"))
    run.exit(totals.failing)
