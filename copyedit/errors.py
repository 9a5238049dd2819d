"""Errors for people: what is wrong, where, and what to do. The command line prints them, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable


class CopyeditError(Exception):
    """Something that a user can put right. Its place is a path, perhaps with line and column."""

    def __init__(self, message: str, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[type[CopyeditError], tuple[str, str, int, int]]:
        return type(self), (self.message, self.path, self.line, self.column)


class RuleError(CopyeditError):
    """A rule file that cannot be used."""


class ConfigError(CopyeditError):
    """Settings that cannot be used."""


class BackendError(CopyeditError):
    """Another program, LanguageTool or Harper, that cannot be used."""


class BackendLost(BackendError):
    """A program that crashed while it was used; what asked for it goes on without it."""


class FileError(CopyeditError):
    """A story that cannot be read or written."""


class Notice(CopyeditError):
    """Something to know that stops nothing: it leaves the exit code as it is."""


def nearest(word: str, known: Iterable[str]) -> str:
    """“; did you mean X?” for a mistyped word, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""
