"""Words added to the house's list, wherever its settings keep it. Start with `add_to_house`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from copyedit.errors import ConfigError
from copyedit.settings.config import FILE_NAME, Config
from copyedit.settings.house_words import FILE_NAME as WORDS
from copyedit.settings.house_words import add_words
from copyedit.settings.read import read_config


def add_to_house(config: Config, words: Sequence[str]) -> tuple[str, list[str]]:
    """Add single words to the first list that the settings name, and return its path and the words that are new.

    A list is created and named in the settings if there is none. Raises ConfigError.
    """
    for word in words:
        _refuse_phrase(word)
    path = _word_file(config)
    new = add_words(path, tuple(words))
    if not config.word_files:
        _name_in(Path(config.path or FILE_NAME), Path(path).name)
    return path, new


def _refuse_phrase(word: str) -> None:
    if not word.strip() or len(word.split()) > 1 or "#" in word:
        raise ConfigError(f"“{word}” is not a single word; give one word at a time, without spaces or #")


def _word_file(config: Config) -> str:
    """The file to write to. Raises ConfigError if there is none and the settings are TOML, which we cannot edit."""
    if config.word_files:
        return config.word_files[0]
    settings = Path(config.path or FILE_NAME)
    if settings.suffix == ".toml":
        raise ConfigError(f'no word list yet; add word-files = ["{WORDS}"] to [tool.copyedit]', str(settings))
    return str(settings.parent / WORDS)


def _name_in(settings: Path, words: str) -> None:
    """Add the list to the end of the settings; undo that if they can no longer be read."""
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
