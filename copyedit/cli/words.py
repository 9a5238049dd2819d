"""`copyedit words`: add."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.cli.errors import stop_with
from copyedit.errors import ConfigError, CopyeditError
from copyedit.settings.config import FILE_NAME, Config
from copyedit.settings.find import find_config


@click.group()
def command() -> None:
    """The house's own words, which the spelling rules take for right."""


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False),
    help="The settings file.  [default: the nearest .copyedit.yaml or pyproject.toml upward]",
)
def add(words: tuple[str, ...], config_file: str | None) -> None:
    """Add words to the house's list.

    That is the first file under “word-files” of the settings. Where they name none, words.txt is begun beside the
    settings file and written into it. One in lower case is right with a capital too; another only as it is written.
    """  # fmt: skip
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
    click.echo(f"{_shown(path)}: {len(new)} added" + (f", {known} known already" if known else ""))


def _refuse_phrase(word: str) -> None:
    if not word.strip() or len(word.split()) > 1 or "#" in word:
        raise ConfigError(f"“{word}” is not one word; name words one by one, without blanks and #")


def _word_file(config: Config) -> str:
    """The file to write to. Raises ConfigError where the settings are TOML, which cannot be added to, and name none."""
    from copyedit.settings.house_words import FILE_NAME as WORDS

    if config.word_files:
        return config.word_files[0]
    settings = Path(config.path or FILE_NAME)
    if settings.suffix == ".toml":
        raise ConfigError(f'no list of words yet; add word-files = ["{WORDS}"] to [tool.copyedit]', str(settings))
    return str(settings.parent / WORDS)


def _name_in(settings: Path, words: str) -> None:
    """Writes the list's name below the settings; takes it back where they cannot be read with it."""
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
        raise ConfigError(
            f"“{line.strip()}” cannot be added below what stands here; add it by hand", str(settings)
        ) from None


def _shown(path: str) -> str:
    """From the current folder, where the file is below it."""
    absolute = Path(path).absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
