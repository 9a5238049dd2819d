"""`copyedit words`: add."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.cli.commands import Commands
from copyedit.cli.errors import echo, stop_with
from copyedit.cli.options import config_option
from copyedit.errors import ConfigError, CopyeditError
from copyedit.reports.text import count_of
from copyedit.settings.config import FILE_NAME, Config
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
    from copyedit.settings.house_words import add_words

    try:
        for word in words:
            _refuse_phrase(word)
        config = find_config(Path.cwd(), config_file)
        path = _word_file(config)
        new = add_words(path, words)
        if not config.word_files:
            _name_in(Path(config.path or FILE_NAME), Path(path).name)
    except CopyeditError as error:
        stop_with(error)
    known = len(set(words)) - len(new)
    already = f", {known:,} already there" if known else ""
    echo(f"{_shown(path)}: {count_of(len(new), 'word')} added{already}.")


def _refuse_phrase(word: str) -> None:
    if not word.strip() or len(word.split()) > 1 or "#" in word:
        raise ConfigError(f"“{word}” is not a single word; give one word at a time, without spaces or #")


def _word_file(config: Config) -> str:
    """The file to write to. Raises ConfigError if there is none and the settings are TOML, which we cannot edit."""
    from copyedit.settings.house_words import FILE_NAME as WORDS

    if config.word_files:
        return config.word_files[0]
    settings = Path(config.path or FILE_NAME)
    if settings.suffix == ".toml":
        raise ConfigError(f'no word list yet; add word-files = ["{WORDS}"] to [tool.copyedit]', str(settings))
    return str(settings.parent / WORDS)


def _name_in(settings: Path, words: str) -> None:
    """Add the list to the end of the settings; undo that if they can no longer be read."""
    from copyedit.settings.read import read_config

    line = f"word-files: [{words}]\n"
    before = settings.read_text(encoding="utf-8") if settings.exists() else ""
    try:
        settings.write_text(before + ("\n" if before and not before.endswith("\n") else "") + line, encoding="utf-8")
    except OSError as bad:
        raise ConfigError(f"cannot be written: {bad.strerror}", str(settings)) from None
    try:
        read_config(settings)
    except ConfigError:
        settings.write_text(before, encoding="utf-8")
        raise ConfigError(f"“{line.strip()}” cannot be added at the end; add it by hand", str(settings)) from None


def _shown(path: str) -> str:
    """The path relative to the current folder, if it is below that."""
    absolute = Path(path).absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
