"""`copyedit rules import`: rules of Vale and typerighter as rule files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from copyedit.cli.errors import echo, stop_with
from copyedit.cli.starting.commands import Commands
from copyedit.errors import ConfigError, CopyeditError
from copyedit.reports.text import count_of

if TYPE_CHECKING:
    from copyedit.importing.draft import Imported, Left
    from copyedit.importing.finishing import Finished

_TO = click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder for the rule files; by default one in the current folder, named after the source.",
)
_FORCE = click.option("--force", is_flag=True, help="Replace rule files that exist.")


@click.group("import", cls=Commands)
def import_rules() -> None:
    """Turn rules of Vale or typerighter into rule files.

    Each rule becomes a YAML file with examples that have been tried. What cannot be carried over is listed with the reason.
    """


@import_rules.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_TO
@_FORCE
def vale(folder: Path, to: Path | None, force: bool) -> None:
    """Import a Vale style: the folder DIR with its .yml files, or a folder of styles.

    Carried over: existence, substitution, occurrence, repetition, consistency, conditional and capitalization.
    """
    from copyedit.importing.vale import read_vale

    try:
        _write(read_vale(folder), "Vale", _folder(to, folder.resolve().name), force)
    except CopyeditError as error:
        stop_with(error)


@import_rules.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_TO
@_FORCE
def typerighter(file: Path, to: Path | None, force: bool) -> None:
    """Import typerighter's rules: its JSON artefact, or a CSV file of pattern, replacement and description.

    Carried over: rules with a regular expression. LanguageTool's rules and dictionary words are listed.
    """
    from copyedit.importing.typerighter import read_typerighter

    try:
        _write(read_typerighter(file), "typerighter", _folder(to, file.stem), force)
    except CopyeditError as error:
        stop_with(error)


def _folder(to: Path | None, name: str) -> Path:
    from copyedit.importing.draft import file_name

    return to if to is not None else Path(file_name(name))


def _write(imported: Imported, tool: str, folder: Path, force: bool) -> None:
    """Write the rule files and report. Raises ConfigError, before anything is written, for files that exist."""
    from copyedit.importing.draft import Left
    from copyedit.importing.finishing import finish

    done = [finish(draft, tool) for draft in imported.drafts]
    files = [each for each in done if not isinstance(each, Left)]
    left = [*imported.left, *(each for each in done if isinstance(each, Left))]
    paths = [folder / f"{each.draft.name}.yaml" for each in files]
    there = next((path for path in paths if path.exists()), None)
    if there and not force:
        raise ConfigError("the file exists; use --force, or --to another folder", str(there))
    for each, path in zip(files, paths, strict=True):
        _write_file(path, each.text)
    _report(files, left, folder)


def _write_file(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as bad:
        raise ConfigError(f"cannot be written: {bad.strerror}", str(path)) from None


def _report(files: list[Finished], left: list[Left], folder: Path) -> None:
    for part in left:
        echo(f"not carried over: {part.source}: {part.reason}")
    noted = [each.draft for each in files if each.draft.notes]
    for draft in noted:
        echo(f"in part: {draft.source}: without {'; '.join(draft.notes)}")
    untested = [each.draft for each in files if not each.is_tested]
    for draft in untested:
        echo(f"no example could be made: {folder / draft.name}.yaml: write one")
    total = f"{len(files)} of {count_of(len(files) + len(left), 'rule')}"
    echo(f"{total} written to {folder}; {len(noted)} in part, {len(untested)} without examples.")
    if files:
        echo(f"Test them: copyedit rules test {folder}\nUse them: add “{folder}” to “rules:” in the settings.")
