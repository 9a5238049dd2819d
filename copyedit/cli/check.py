"""`copyedit check`: report findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from copyedit.cli.errors import stop_with
from copyedit.cli.interactive.watching import Stamps, look_at, refuse_with_watch, saved_files
from copyedit.cli.options import LEVEL, checking_options
from copyedit.cli.run import Run, find_stories, start_run
from copyedit.cli.terminal import wants_colour
from copyedit.errors import FileError
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
        part = part_of(document, findings, render(document, findings), fail_level)
        return part._replace(passed_over=checked.passed_over)


@click.command()
@checking_options
@click.option("--format", type=click.Choice(FORMATS), default="text", help="Report format, see above.", show_default=True)  # fmt: skip
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write the report to this file, complete or not at all; a summary goes to standard error.")  # fmt: skip
@click.option("--cache/--no-cache", default=False, help="Keep the results, and check only files that have changed since. For hooks and CI.")  # fmt: skip
@click.option("--watch", is_flag=True, help="Keep running, and report a file again whenever it is saved, until Ctrl-C. Settings are read once.")  # fmt: skip
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
    if chosen["watch"]:
        refuse_with_watch(chosen)
    run = start_run(chosen)
    before = look_at(run.paths) if chosen["watch"] else {}
    report = "statistics" if chosen["statistics"] else chosen["format"]
    # Bytes of a file name that are not UTF-8 stay as they are on a terminal, and become “\udcff” in what must be UTF-8.
    odd_names = "surrogateescape" if chosen["format"] == "text" else "backslashreplace"
    totals = Totals(run.errors, lambda: all_rules(run.checker.config), quiet=run.quiet)
    with _open_output(chosen["output"], chosen["paths"], run) as write:
        to_stdout = write == run.write
        colour = report == "text" and to_stdout and wants_colour(chosen["no_color"])
        parts = run.each(_Render(run.checker.config, report, colour), (report, colour) if chosen["cache"] else None)
        for piece in render_all(report_named(report), parts, totals):
            write(piece.encode("utf-8", odd_names))
    if chosen["watch"]:
        _watch(run, chosen, _Render(run.checker.config, report, colour), before)
    if not to_stdout:
        run.note(text.render_tail(totals).rstrip("\n"))
    run.exit(totals.failing)


def _watch(run: Run, chosen: dict[str, Any], render: _Render, before: Stamps) -> None:
    """Report each file again when it is saved, until Ctrl-C."""
    run.note("Watching for changes; press Ctrl-C to stop.")
    with suppress(KeyboardInterrupt):
        for paths in saved_files(lambda: find_stories(chosen, run.checker.config, []), before):
            run.paths = paths
            totals = Totals(run.errors, list, quiet=run.quiet)
            for piece in render_all(report_named(render.format), run.each(render), totals):
                run.write(piece.encode("utf-8", "surrogateescape"))


@contextmanager
def _open_output(path: str | None, named: list[str], run: Run) -> Iterator[Callable[[bytes], None]]:
    """What writes the report: to standard output for “-” and None, else to a file that is replaced at the end.

    An earlier report is not a story, so it is left out of a folder's files. If it is among the files `named` as
    stories, or cannot be written, the run stops.
    """
    if path in (None, "-"):
        yield run.write
        return
    assert path is not None
    if any(_is_same(path, story) for story in named):
        stop_with(FileError("--output would overwrite a story that is to be checked", path))
    run.paths = [story for story in run.paths if not _is_same(path, story)]
    from copyedit.fixing.writing import open_replacement

    try:
        with open_replacement(Path(path)) as file:

            def write(data: bytes) -> None:
                try:
                    file.write(data)
                except OSError as bad:
                    stop_with(FileError(f"not written: {bad.strerror or bad}", path))

            yield write
    except FileError as bad:
        stop_with(bad)


def _is_same(path: str, story: str) -> bool:
    """True for two names of one file. Different last parts are taken for different files, as links are rare."""
    if os.path.basename(path) != os.path.basename(story):  # noqa: PTH119 - for each of 100,000 files
        return False
    return os.path.realpath(path) == os.path.realpath(story)
