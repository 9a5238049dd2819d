"""Compiled packs in the user's cache, until a rule, the program or its data changes. Start with `kept_rules`."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import cast
from zlib import crc32

from copyedit.machine.cache import cache_folder
from copyedit.rules.rule import Rule
from copyedit.version import VERSION

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - at every start
_DATA = os.path.join(_PACKAGE, "language", "data")  # noqa: PTH118
_ENGINE = f"{os.sep}regex{os.sep}_regex."  # another version may not understand what this one compiled
_State = tuple[str, int, int]


def kept_rules(folder: Path, root: Path, files: list[str]) -> list[Rule] | None:
    """The rules of these files in a folder, as kept by `keep_rules`; None if anything has changed since."""
    try:
        with _cache_file(folder).open("rb") as file:
            # The user's own cache, written below; like __pycache__, not input from elsewhere.
            stamp, program = pickle.load(file)
            if stamp != _stamp(root, files) or any(_state(each[0]) != each for each in program):
                return None
            return cast(list[Rule], pickle.load(file))
    except Exception:  # the cache of an older program can fail in any way; it is rebuilt
        return None


def keep_rules(folder: Path, root: Path, files: list[str], rules: list[Rule]) -> None:
    """Keep rules that have just been compiled from these files in a folder."""
    import tempfile

    path = _cache_file(folder)
    new: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            new = Path(file.name)
            program = [_state(each) for each in compiled_with()]
            pickle.dump((_stamp(root, files), program), file, pickle.HIGHEST_PROTOCOL)
            pickle.dump(rules, file, pickle.HIGHEST_PROTOCOL)
        new.replace(path)
    except OSError:  # a read-only home or a full disk is slower, not broken
        if new is not None:
            with suppress(OSError):
                new.unlink()


def compiled_with() -> list[str]:
    """The files that the rules of this run were compiled with: the program as far as it is loaded, its data, `regex`.

    A file of the program that is new since matters only if one of these imports it, and has changed, too.
    """
    loaded = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    data = os.listdir(_DATA) if os.path.isdir(_DATA) else []  # noqa: PTH112, PTH208
    return sorted({*_inside(loaded), *(os.path.join(_DATA, name) for name in data)})  # noqa: PTH118


def _inside(files: Iterable[str]) -> list[str]:
    return [file for file in files if file.startswith(_PACKAGE + os.sep) or _ENGINE in file]


def _stamp(root: Path, files: list[str]) -> tuple[tuple[str, ...], list[_State]]:
    return (VERSION, sys.version, sys.prefix, _PACKAGE, str(root)), [_state(file) for file in files]


def _state(path: str) -> _State:
    try:
        status = os.stat(path)
    except OSError:  # a broken link: reading it reports the error
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size


def _cache_file(folder: Path) -> Path:
    # The stamp inside has full paths, so folders with the same checksum merely overwrite each other.
    checksum = crc32(os.fsencode(folder.absolute()))
    return cache_folder() / f"{folder.name}-{checksum:08x}.pickle"
