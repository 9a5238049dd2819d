"""A house's own words, from its settings and word lists. Start with `house_words`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from copyedit.errors import ConfigError
from copyedit.machine.small_files import WORDS, read_small
from copyedit.settings.config import Config

FILE_NAME = "words.txt"


def house_words(config: Config) -> frozenset[str]:
    """The words in the settings and in their word lists. Raises ConfigError for a list that cannot be read."""
    return frozenset(config.words).union(*(read_words(path) for path in config.word_files))


@cache
def read_words(path: str) -> frozenset[str]:
    """The words of a list, one per line; # begins a comment. Raises ConfigError."""
    return frozenset(word for line in _text(path).splitlines() if (word := line.partition("#")[0].strip()))


def add_words(path: str, words: tuple[str, ...]) -> list[str]:
    """Append the words that are not in the file yet, and return them. Raises ConfigError."""
    there = Path(path).exists()
    text = _text(path) if there else ""
    known = read_words(path) if there else frozenset()
    new = [word for word in dict.fromkeys(words) if word not in known]
    if new:
        if text and not text.endswith("\n"):
            text += "\n"
        try:
            Path(path).write_text(text + "".join(f"{word}\n" for word in new), encoding="utf-8")
        except OSError as bad:
            raise ConfigError(f"cannot be written: {bad.strerror}", path) from None
        read_words.cache_clear()
    return new


def _text(path: str) -> str:
    try:
        return read_small(Path(path), WORDS).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except (OSError, UnicodeDecodeError) as bad:
        reason = getattr(bad, "strerror", None) or "not UTF-8 text"
        raise ConfigError(f"the word list cannot be read: {reason}", path) from None
