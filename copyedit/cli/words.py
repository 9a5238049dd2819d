"""`copyedit words`: add."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.cli.errors import echo, stop_with
from copyedit.cli.options import config_option
from copyedit.cli.starting.commands import Commands
from copyedit.errors import CopyeditError
from copyedit.reports.text import count_of
from copyedit.settings.find import find_config


@click.group(cls=Commands)
def command() -> None:
    """Add words to the house word list.

    The spelling rules accept the words on it.
    """


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@config_option
def add(words: tuple[str, ...], config_file: str | None) -> None:
    """Add words to the house word list.

    The list is the first file under “word-files” in the settings. If they name none, words.txt is created beside the
    settings file and added to it. A word in lower case is also accepted with a capital; any other only as written.
    """
    from copyedit.settings.adding_words import add_to_house

    try:
        path, new = add_to_house(find_config(Path.cwd(), config_file), words)
    except CopyeditError as error:
        stop_with(error)
    known = len(set(words)) - len(new)
    already = f", {known:,} already there" if known else ""
    echo(f"{_shown(path)}: {count_of(len(new), 'word')} added{already}.")


def _shown(path: str) -> str:
    """The path relative to the current folder, if it is below that."""
    absolute = Path(path).absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
