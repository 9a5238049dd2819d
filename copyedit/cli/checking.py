"""What `copyedit check` does with what was chosen. Start with `check`. No click here: see `starting/plain.py`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copyedit.cli.errors import stop_with
from copyedit.cli.run import Run, find_stories, start_run
from copyedit.cli.terminal import wants_colour
from copyedit.errors import FileError
from copyedit.findings import Level
from copyedit.reports import text
from copyedit.reports.streaming import Part, Totals, part_of, render_all, report_named
from copyedit.running.checking import Checked
from copyedit.running.rule_sets import all_rules
from copyedit.settings.config import Config

if TYPE_CHECKING:
    from copyedit.cli.interactive.watching import Stamps

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


def check(chosen: dict[str, Any]) -> None:
    """Check the files and end the run with its exit code. `chosen` has a value for each option of `copyedit check`."""
    run = start_run(chosen)
    before = _look_at(run.paths) if chosen["watch"] else {}
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


def _look_at(paths: list[str]) -> Stamps:
    from copyedit.cli.interactive.watching import look_at

    return look_at(paths)


def _watch(run: Run, chosen: dict[str, Any], render: _Render, before: Stamps) -> None:
    """Report each file again when it is saved, until Ctrl-C."""
    from copyedit.cli.interactive.watching import saved_files

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
