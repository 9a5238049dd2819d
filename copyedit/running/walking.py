"""The files in a folder, less what .gitignore names and what leads out of it. Start with `walk`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from copyedit.errors import CopyeditError, FileError, Notice
from copyedit.machine.small_files import SETTINGS, read_small
from copyedit.settings.globs import Globs

Ignores = list[tuple[Path, Globs]]


def walk(top: str, is_taken: Callable[[str], bool], errors: list[CopyeditError]) -> list[str]:
    """The files under a folder that `is_taken` takes, in the order of their names; problems go to `errors`.

    A link to a folder is not followed. A link to a file is, unless it leads out of the folder, where a fix would write
    to files that nobody named, or to a file that is found anyway.
    """
    entries = list(entries_under(Path(top), is_taken, errors))
    if not any(entry.is_symlink() for entry in entries):
        return [_path(entry) for entry in entries]
    root = os.path.realpath(top)
    known = {os.path.realpath(entry.path) for entry in entries if not entry.is_symlink()}
    found = []
    for entry in entries:
        if entry.is_symlink():
            target = os.path.realpath(entry.path)
            if os.path.commonpath([root, target]) != root:
                errors.append(Notice(f"skipped: a link that leads out of {top}; name it to check it", _path(entry)))
                continue
            if target in known or os.path.isdir(target):  # noqa: PTH112 - beside realpath
                continue
            known.add(target)
        found.append(_path(entry))
    return found


def _path(entry: os.DirEntry[str]) -> str:
    return str(Path(entry.path))  # without “./”


def entries_under(
    top: Path, is_taken: Callable[[str], bool], errors: list[CopyeditError]
) -> Iterator[os.DirEntry[str]]:
    """The files and links taken, one after the other, whatever their number.

    Folders wait on a stack: they may lie deeper in each other than calls can.
    """
    waiting = [_listed(top, _ignores_above(top), errors)]
    while waiting:
        entries, ignores = waiting[-1]
        entry = next(entries, None)
        if entry is None:
            waiting.pop()
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or not (is_folder or is_taken(entry.path)):
            continue
        if ignores and _is_ignored(Path(entry.path).absolute(), is_folder, ignores):
            continue
        if is_folder:
            waiting.append(_listed(Path(entry.path), ignores, errors))
        else:
            yield entry


def _listed(folder: Path, ignores: Ignores, errors: list[CopyeditError]) -> tuple[Iterator[os.DirEntry[str]], Ignores]:
    """A folder's entries by name, and the .gitignore files that count in it."""
    own = _read_ignore(folder)
    ignores = [*ignores, (folder.absolute(), own)] if own else ignores
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as bad:
        errors.append(FileError(f"cannot be read: {(bad.strerror or str(bad)).lower()}", str(folder)))
        entries = []
    return iter(entries), ignores


def _is_ignored(path: Path, is_folder: bool, ignores: Ignores) -> bool:
    """The nearest .gitignore that mentions the path decides, as in git."""
    for base, globs in reversed(ignores):
        decision = globs.decide_in_walk(path.relative_to(base).as_posix() + ("/" if is_folder else ""))
        if decision is not None:
            return decision
    return False


def _ignores_above(top: Path) -> Ignores:
    """The .gitignore files from the repository's root down to a folder's parent."""
    above: Ignores = []
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
    """True for the top of a repository; not for a folder that we may not read."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False


def _read_ignore(folder: Path) -> Globs | None:
    try:
        return Globs(read_small(folder / ".gitignore", SETTINGS).splitlines())
    except (OSError, UnicodeDecodeError):
        return None
