"""Which files a run looks at: named files, and folders walked with .gitignore in mind. Start with `find_files`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copyedit.errors import FileError
from copyedit.formats.reading import STDIN
from copyedit.formats.which import ENDINGS
from copyedit.settings.globs import compiled, relative_path

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_ENDINGS = tuple(ENDINGS)


def find_files(
    paths: Sequence[str],
    exclude: Sequence[str],
    errors: list[FileError],
    base: str | None = None,
    mapped: Sequence[str] = (),
    *,
    force_exclude: bool = False,
) -> list[str]:
    """The files to check, in the order named, each once. Folders are walked; what is wrong goes to `errors`.

    A walk takes files by their endings, and those that fit the patterns `mapped` (the settings' `formats`). A file that
    is named is meant, as linters have it, even one that `exclude` fits, unless `force_exclude`: pre-commit names every
    file that is committed. Patterns are as `matches` has them, seen from `base`.
    """
    found: dict[str, str] = {}  # “./a.txt” is “a.txt”
    excluded = compiled(exclude) if exclude else None
    also = compiled(mapped) if mapped else None

    def is_taken(file: str) -> bool:
        return file.lower().endswith(_ENDINGS) or bool(also and also.match_file(relative_path(file, base)))

    for path in paths:
        if path != STDIN and Path(path).is_dir():
            told = len(errors)
            walked = _walk(path, is_taken, errors)
            inside = [p for p in walked if not (excluded and excluded.match_file(relative_path(p, base)))]
            if not inside and len(errors) == told:
                shown = ", ".join("*" + ending for ending in _ENDINGS[:6])
                errors.append(FileError(f"no stories ({shown} ...) in this folder", path))
            for inner in inside:
                found.setdefault(os.path.normpath(inner), inner)
        elif not (force_exclude and excluded and excluded.match_file(relative_path(path, base))):
            found.setdefault(os.path.normpath(path), path)
    return list(found.values())


def _walk(top: str, is_taken: Callable[[str], bool], errors: list[FileError]) -> Iterator[str]:
    ignores = _ignores_above(Path(top))
    yield from _walk_folder(Path(top), is_taken, ignores, errors)


def _walk_folder(
    folder: Path, is_taken: Callable[[str], bool], ignores: list[tuple[Path, GitIgnoreSpec]], errors: list[FileError]
) -> Iterator[str]:
    own = _read_ignore(folder)
    ignores = [*ignores, (folder.absolute(), own)] if own else ignores
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as bad:
        errors.append(FileError(f"cannot be read: {(bad.strerror or str(bad)).lower()}", str(folder)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not is_taken(entry.path):
            continue
        if ignores and _is_ignored(Path(entry.path).absolute(), is_folder, ignores):
            continue
        if is_folder:
            yield from _walk_folder(Path(entry.path), is_taken, ignores, errors)
        else:
            yield str(Path(entry.path))  # without “./”


def _is_ignored(path: Path, is_folder: bool, ignores: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    """The nearest .gitignore that speaks of the path decides, as git has it."""
    for base, spec in reversed(ignores):
        result = spec.check_file(path.relative_to(base).as_posix() + ("/" if is_folder else ""))
        if result.include is not None:
            return result.include
    return False


def _ignores_above(top: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    """The .gitignore files between the repository's root and a folder in it."""
    above: list[tuple[Path, GitIgnoreSpec]] = []
    folder = top.absolute()
    if _is_top(folder):
        return []
    for parent in folder.parents:
        spec = _read_ignore(parent)
        if spec:
            above.insert(0, (parent, spec))
        if _is_top(parent):
            return above
    return []


def _is_top(folder: Path) -> bool:
    """True for the top of a repository; a folder that may not be looked into is none."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False


def _read_ignore(folder: Path) -> GitIgnoreSpec | None:
    try:
        return compiled((folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return None
