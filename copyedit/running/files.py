"""Which files a run checks: those named, and those in folders, less what .gitignore names. Start with `find_files`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copyedit.errors import CopyeditError, FileError
from copyedit.formats.reading import STDIN
from copyedit.formats.which import ENDINGS, holds_story, is_sniffed
from copyedit.running.walking import walk
from copyedit.settings.globs import compiled, relative_path

if TYPE_CHECKING:
    from copyedit.settings.read import Entry

_ENDINGS = tuple(ENDINGS)


def find_files(
    paths: Sequence[str],
    exclude: Sequence[str],
    errors: list[CopyeditError],
    base: str | None = None,
    mapped: Sequence[str] = (),
    *,
    force_exclude: bool = False,
    settings: str | None = None,
) -> list[str]:
    """The files to check, in the order named, each once. Folders are walked; problems go to `errors`.

    A walk takes files by their endings, and those that match the patterns `mapped` (the settings' `formats`). As in
    linters, a file that is named is checked even if `exclude` matches it, unless `force_exclude`: pre-commit names
    every file that is committed. Patterns work as in `matches`, relative to `base`; `settings` is the file they are in.
    """
    found: dict[str, str] = {}  # “./a.txt” is “a.txt”
    excluded = compiled(tuple(exclude)) if exclude else None
    is_taken = taker(mapped, base)

    for path in paths:
        if path != STDIN and Path(path).is_dir():
            errors_before = len(errors)
            walked = walk(path, is_taken, errors)
            inside = [p for p in walked if not (excluded and excluded.decide(relative_path(p, base)).matches)]
            if not inside and len(errors) == errors_before:
                relative = [relative_path(each, base) for each in walked]
                errors.append(FileError(_why_empty(relative, exclude, settings), path))
            for inner in inside:
                found.setdefault(os.path.normpath(inner), inner)
        elif not (force_exclude and excluded and excluded.decide(relative_path(path, base)).matches):
            found.setdefault(os.path.normpath(path), path)
    return list(found.values())


def taker(mapped: Sequence[str], base: str | None) -> Callable[[str], bool]:
    """Whether a walk takes a file: by its ending, by the patterns `mapped`, or because it begins as a story."""
    also = compiled(tuple(mapped)) if mapped else None

    def is_taken(file: str) -> bool:
        if file.lower().endswith(_ENDINGS) or (also and also.decide(relative_path(file, base)).matches):
            return True
        return is_sniffed(file) and holds_story(file)

    return is_taken


def _why_empty(walked: Sequence[str], exclude: Sequence[str], settings: str | None) -> str:
    if not walked:
        shown = ", ".join("*" + ending for ending in _ENDINGS[:6])
        return f"no stories ({shown} ...) in this folder"
    spec = compiled(tuple(exclude))
    deciding = dict.fromkeys(exclude[number] for path in walked if (number := spec.decide(path).number) is not None)
    places = {entry.value: entry.line for entry in _exclude_entries(settings)}
    shown = " and ".join(
        f"“{pattern}”" + (f" ({os.path.relpath(settings)}:{places[pattern]})" if settings and pattern in places else "")
        for pattern in deciding
    )
    return f"every story in this folder is excluded, by {shown}; name the files to check them anyway"


def _exclude_entries(settings: str | None) -> list[Entry]:
    from copyedit.settings.read import read_entries  # a YAML reader, which few runs need

    return [entry for entry in read_entries(Path(settings)) if entry.key == "exclude"] if settings else []
