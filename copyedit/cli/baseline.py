"""`copyedit baseline`: write, show, prune."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from copyedit.cli.errors import echo, stop_with
from copyedit.cli.options import choosing_options, config_option
from copyedit.cli.run import Run, start_run
from copyedit.cli.starting.commands import Commands
from copyedit.errors import CopyeditError
from copyedit.reports.text import count_of
from copyedit.rules.choosing import fits
from copyedit.rules.renamed import RENAMED
from copyedit.running.checking import Checked
from copyedit.settings.config import Config
from copyedit.settings.find import find_config
from copyedit.suppression.baseline import (
    Baseline,
    Entry,
    entries_of,
    name_from,
    read_baseline,
    renewed_entries,
    write_baseline,
)


@dataclass
class _Record:
    """A file's name and findings as the baseline in `folder` has them, made in the worker."""

    folder: str

    def __call__(self, path: str, checked: Checked) -> tuple[str, list[Entry], dict[Entry, Entry]]:
        document, findings = checked.document, checked.findings
        renewed = renewed_entries(document, findings, self.folder)
        return name_from(self.folder, path), entries_of(document, findings, self.folder), renewed


@click.group(cls=Commands)
def command() -> None:
    """Record known findings, so that only new ones are reported.

    This lets an old archive start clean. The list is .copyedit-baseline.json, beside the settings file; commit it. A
    finding stays known when it moves to another line, but the same words a second time are new.
    """


@command.command()
@choosing_options
def write(**chosen: Any) -> None:
    """Record all findings in PATH... as known.

    Known findings in other files, and of rules that --select and --ignore leave out, are kept.
    """
    run, old, path = _start(chosen, may_be_new=True)
    checked, found, known = _check(run, old)
    kept = {entry for entry in known if not _was_looked_for(entry, checked, chosen)}
    _write(path, kept | found)
    echo(f"{path}: {_count(len(kept | found))}, {len(found - known):,} new.")
    run.exit(False)


@command.command()
@choosing_options
def prune(**chosen: Any) -> None:
    """Drop known findings that are gone.

    These are findings no longer found in PATH..., and all those in files that no longer exist.
    """
    run, old, path = _start(chosen, may_be_new=False)
    checked, found, known = _check(run, old)

    def stays(entry: Entry) -> bool:
        if not Path(old.folder, entry.path).exists():
            return False
        return entry in found or not _was_looked_for(entry, checked, chosen)

    kept = {entry for entry in known if stays(entry)}
    if kept != old.entries:
        _write(path, kept)
    echo(f"{path}: {_count(len(kept))}, {len(known) - len(kept):,} dropped.")
    run.exit(False)


@command.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=str))
@config_option
@click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE", help="Baseline to read.  [default: .copyedit-baseline.json beside the settings file]")  # fmt: skip
def show(paths: tuple[str, ...], config_file: str | None, baseline: str | None) -> None:
    """Count known findings by rule and by file, in PATH... or everywhere."""
    try:
        config = find_config(Path.cwd(), config_file)
        file = Path(baseline) if baseline else config.baseline_path
        known = read_baseline(file, config.folder or str(file.absolute().parent))
    except CopyeditError as error:
        stop_with(error)
    within = [name_from(known.folder, path) for path in paths]
    entries = [entry for entry in known.entries if not within or any(_is_in(entry.path, place) for place in within)]
    for of in (lambda entry: entry.rule, lambda entry: entry.path):
        _echo_counts(entries, of)
    echo(f"{file}: {_count(len(entries))}.")


def _start(chosen: dict[str, Any], *, may_be_new: bool) -> tuple[Run, Baseline, Path]:
    """A run that reports known findings too, the baseline, and its file."""
    run = start_run(chosen | {"no_baseline": True})
    config: Config = run.checker.config
    path = config.baseline_path
    folder = config.folder or str(path.absolute().parent)
    if may_be_new and not path.exists():
        return run, Baseline(folder, frozenset(), frozenset()), path
    try:
        return run, read_baseline(path, folder), path
    except CopyeditError as error:
        stop_with(error)


def _check(run: Run, old: Baseline) -> tuple[set[str], set[Entry], set[Entry]]:
    """The files that could be checked, the findings in them, and the known ones under today's names of rules."""
    checked: set[str] = set()
    found: set[Entry] = set()
    renewed: dict[Entry, Entry] = {}
    for path, entries, renewed_here in run.each(_Record(old.folder)):
        checked.add(path)
        found.update(entries)
        renewed.update(renewed_here)
    return checked, found, {renewed.get(entry, entry) for entry in old.entries}


def _was_looked_for(entry: Entry, checked: set[str], chosen: dict[str, Any]) -> bool:
    """True if this run would have found it again."""
    rule = RENAMED.get(entry.rule, entry.rule)
    if entry.path not in checked or any(fits(rule, pattern) for pattern in chosen["ignore"]):
        return False
    return not chosen["select"] or any(fits(rule, pattern) for pattern in chosen["select"])


def _is_in(path: str, place: str) -> bool:
    return place == "." or path == place or path.startswith(place + "/")


def _write(path: Path, entries: Iterable[Entry]) -> None:
    try:
        write_baseline(path, entries)
    except CopyeditError as error:
        stop_with(error)


def _echo_counts(entries: Iterable[Entry], of: Callable[[Entry], str]) -> None:
    for name, count in sorted(Counter(map(of, entries)).items(), key=lambda item: (-item[1], item[0])):
        echo(f"{count:6,}  {name}")
    echo()


def _count(number: int) -> str:
    return count_of(number, "known finding")
