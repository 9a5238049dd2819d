"""`copyedit baseline`: write, show, prune."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import click

from copyedit.cli.errors import stop_with
from copyedit.cli.options import Run, choosing_options, start_run
from copyedit.errors import CopyeditError
from copyedit.rules.choosing import fits
from copyedit.rules.renamed import RENAMED
from copyedit.running.checking import Checker
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


class _Told(NamedTuple):
    """One file's entries; `path` is None where it could not be checked: what is known of it stays."""

    path: str | None
    entries: list[Entry]
    renewed: dict[Entry, Entry]
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    folder: str

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check_path(path)
        except CopyeditError as error:
            return _Told(None, [], {}, [error])
        entries = entries_of(document, findings, self.folder)
        renewed = renewed_entries(document, findings, self.folder)
        return _Told(name_from(self.folder, path), entries, renewed, faults)


@click.group()
def command() -> None:
    """Keep a list of known findings, so that an old archive starts clean and all that is new is told.

    The list lies beside the settings file, in .copyedit-baseline.json, and is for the repository. A finding stays
    known where it moves to other lines; the same words a second time are new.
    """


@command.command()
@choosing_options
def write(**chosen: Any) -> None:
    """Take all findings in PATH... for known.

    What is known of other files stays, and so does what --select and --ignore leave out.
    """
    run, old, path = _start(chosen, may_be_new=True)
    looked_at, found, known = _look(run, old)
    kept = {entry for entry in known if not _is_in_question(entry, looked_at, chosen)}
    _write(path, kept | found)
    click.echo(f"{path}: {_count(len(kept | found))}, {len(found - known):,} of them new.")
    run.exit(False)


@command.command()
@choosing_options
def prune(**chosen: Any) -> None:
    """Drop what is no longer found in PATH..., and what is known of files that are gone."""
    run, old, path = _start(chosen, may_be_new=False)
    looked_at, found, known = _look(run, old)

    def stays(entry: Entry) -> bool:
        if not Path(old.folder, entry.path).exists():
            return False
        return entry in found or not _is_in_question(entry, looked_at, chosen)

    kept = {entry for entry in known if stays(entry)}
    if kept != old.entries:
        _write(path, kept)
    click.echo(f"{path}: {_count(len(kept))}, {len(known) - len(kept):,} dropped.")
    run.exit(False)


@command.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@click.option("--config", "config_file", type=click.Path(dir_okay=False), help="The settings file.")
@click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE", help="The baseline.")
def show(paths: tuple[str, ...], config_file: str | None, baseline: str | None) -> None:
    """Count known findings by rule and by file; with PATH... those in it."""
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
    click.echo(f"{file}: {_count(len(entries))}.")


def _start(chosen: dict[str, Any], *, may_be_new: bool) -> tuple[Run, Baseline, Path]:
    """A run that tells known findings too, what is known, and the file that says so."""
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


def _look(run: Run, old: Baseline) -> tuple[set[str], set[Entry], set[Entry]]:
    """The files that could be checked, what was found in them, and what was known, under today's names of rules."""
    looked_at: set[str] = set()
    found: set[Entry] = set()
    renewed: dict[Entry, Entry] = {}
    for told in run.each(_Work(run.checker, old.folder)):
        if told.path is not None:
            looked_at.add(told.path)
            found.update(told.entries)
            renewed.update(told.renewed)
    return looked_at, found, {renewed.get(entry, entry) for entry in old.entries}


def _is_in_question(entry: Entry, looked_at: set[str], chosen: dict[str, Any]) -> bool:
    """True where this run would have found it again."""
    rule = RENAMED.get(entry.rule, entry.rule)
    if entry.path not in looked_at or any(fits(rule, pattern) for pattern in chosen["ignore"]):
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
        click.echo(f"{count:6,}  {name}")
    click.echo()


def _count(number: int) -> str:
    return f"{number:,} known finding{'' if number == 1 else 's'}"
