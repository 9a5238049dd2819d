"""`copyedit clean`: repair what went wrong with a story's characters, lines and marks on its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from copyedit.cleaning.boilerplate import RULES
from copyedit.cleaning.change import Style
from copyedit.cleaning.cleaner import FORMATS, KINDS, Cleaned, clean
from copyedit.cli.errors import report_error, stop_with
from copyedit.cli.options import config_option
from copyedit.cli.run import Run, find_stories
from copyedit.cli.writing.copies import Destination, without_clashes, writing_options
from copyedit.errors import CopyeditError, FileError
from copyedit.fixing.edits import encode_outcome
from copyedit.formats.reading import STDIN
from copyedit.formats.which import ENDINGS, format_of
from copyedit.formats.which import FORMATS as ALL_FORMATS
from copyedit.reports import diff as diff_report
from copyedit.reports.text import count_of
from copyedit.running.checking import Checked, Checker
from copyedit.running.workers import default_jobs
from copyedit.settings.config import DASHES, QUOTES, Config
from copyedit.settings.find import find_config


class _Done(NamedTuple):
    """What was done to one file, and what goes to standard output: a patch, or the story from standard input."""

    path: str
    counts: Counter[str]
    output: bytes


@dataclass
class _Clean:
    """Cleans a file, in the worker."""

    checker: Checker
    kinds: tuple[str, ...]
    style: Style
    destination: Destination
    only_shows: bool

    def __call__(self, path: str, checked: Checked) -> _Done:
        document = checked.document
        data = document.origin["data"]
        assert isinstance(data, bytes)
        name = self.checker.config.format_for(document.path) or format_of(document.path, data)
        if name not in FORMATS:
            raise FileError(f"not cleaned: {name} is not among the formats it works on: {', '.join(FORMATS)}", path)
        cleaned = clean(checked, self.checker.check_again, self.kinds, self.style, is_text=name == "text")
        return _Done(document.path, cleaned.counts, self._output(path, data, cleaned))

    def _output(self, path: str, before: bytes, cleaned: Cleaned) -> bytes:
        if self.only_shows:
            return diff_report.render(cleaned.outcome)
        data = encode_outcome(cleaned.outcome)
        if path == STDIN:
            return data
        if self.destination.folder is not None or cleaned.outcome.edits:
            self.destination.write(path, data, before)
        return b""


def _kind_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """A switch for each kind, all on by default."""
    for kind, what in reversed(KINDS.items()):
        command = click.option(f"--no-{kind}", is_flag=True, help=f"Leave {what} alone.")(command)
    return command


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=str, allow_dash=True, readable=False))  # fmt: skip
@click.option("--diff", "only_shows", is_flag=True, help="Print the changes as a patch, and write nothing.")
@click.option("--only", multiple=True, type=click.Choice(list(KINDS)), metavar="KIND", help="Do only this: mojibake, entities, ... as below. Can be repeated.")  # fmt: skip
@_kind_options
@click.option("--quotes", type=click.Choice(QUOTES), help="Quotation marks and apostrophes.  [default: the settings’ “quotes”, or the majority of the story’s]")  # fmt: skip
@click.option("--dashes", type=click.Choice(DASHES), help="Dashes.  [default: the settings’ “dashes”, or the majority of the story’s]")  # fmt: skip
@writing_options
@config_option
@click.option("--as", "as_format", type=click.Choice(ALL_FORMATS), help="Read every file in this format, whatever its name and contents.")  # fmt: skip
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even when they are named. For pre-commit.")
@click.option("--stdin-filename", default=STDIN, metavar="NAME", help="Name for standard input, in messages and for per-path settings.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary, notes or progress bar.")
def command(**chosen: Any) -> None:
    """Repair characters, lines, spaces and marks, and remove boilerplate.

    No word is changed, in a quotation or outside; only whole lines of boilerplate go. Works on plain text, Markdown, HTML, DOCX and
    ODT, and refuses other formats. A file is replaced in one step, and cleaning it again changes nothing.
    The exit code is 1 if a file was changed or, with --diff, would be.

    \b
    copyedit clean --diff wire/          show what would change
    copyedit clean --quotes curly -      standard input, cleaned, to standard output
    copyedit clean --only mojibake a.txt nothing but that
    copyedit clean --no-boilerplate .    everything but that
    """
    kinds = _kinds(chosen)
    run = _start(chosen)
    work = _Clean(
        run.checker, kinds, _style(chosen, run.checker.config), Destination.chosen(chosen), chosen["only_shows"]
    )
    total: Counter[str] = Counter()
    files = 0
    for path, counts, output in run.each(work):
        run.write(output)
        files, total = files + bool(counts), total + counts
        if counts and len(run.paths) > 1:
            run.note(f"{path}: {_listed(counts)}")
    done = "to make" if chosen["only_shows"] else "made"
    what = f": {_listed(total)}" if total else ""
    run.note(f"{count_of(total.total(), 'change')} {done} in {count_of(files, 'file')}{what}.")
    run.exit(bool(total))


def _kinds(chosen: dict[str, Any]) -> tuple[str, ...]:
    left_out = {kind for kind in KINDS if chosen[f"no_{kind}"]}
    kinds = tuple(kind for kind in KINDS if kind not in left_out and kind in (chosen["only"] or KINDS))
    if not kinds:
        raise click.UsageError("--only and --no-... leave nothing to do")
    return kinds


def _style(chosen: dict[str, Any], config: Config) -> Style:
    return Style(chosen["quotes"] or config.quotes, chosen["dashes"] or config.dashes)


def _start(chosen: dict[str, Any]) -> Run:
    """The settings, with no other rules than those for boilerplate, and the files."""
    try:
        config = find_config(Path.cwd(), chosen["config_file"])
        changes: dict[str, Any] = {"select": RULES, "languagetool": None, "harper": False}
        if chosen["as_format"]:
            changes["as_format"] = chosen["as_format"]
        config = replace(config, **changes, called=(("select", RULES),))
        checker = Checker(config, chosen["stdin_filename"])
        checker.rule_sets.for_settings(config)
    except CopyeditError as error:
        stop_with(error)
    found: list[CopyeditError] = []
    errors: list[CopyeditError] = []
    named = set(chosen["paths"])
    paths = [path for path in find_stories(chosen, config, found) if path in named or _is_cleaned(path, config)]
    for bad in found:
        report_error(bad, errors)
    if chosen["output"] is not None:
        paths = without_clashes(paths, errors)
    return Run(checker, paths, chosen["jobs"] or default_jobs(), errors, [], chosen["quiet"])


def _is_cleaned(path: str, config: Config) -> bool:
    """False for a file of a folder whose format is not cleaned. One that is named is refused instead."""
    name = config.format_for(path) or ENDINGS.get(Path(path).suffix.lower(), FORMATS[0])
    return name in FORMATS


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[kind]:,} {kind}" for kind in KINDS if counts[kind])
