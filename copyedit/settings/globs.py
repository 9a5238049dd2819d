"""Patterns of paths, written as in a .gitignore file. Start with `matches`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(path: str, patterns: Sequence[str], base: str | None) -> bool:
    """True if the path matches one of the patterns, which are relative to the folder `base`."""
    return compiled(patterns).match_file(relative_path(path, base))


def relative_path(path: str, base: str | None) -> str:
    """The path relative to `base`, with slashes; a path outside `base` stays as it was given."""
    full = Path(os.path.normpath(Path(path).absolute()))
    if base and full.is_relative_to(base):
        return full.relative_to(base).as_posix()
    return os.path.normpath(path).replace(os.sep, "/").removeprefix("../").lstrip("/")


def compiled(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns, ready for `match_file`."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
