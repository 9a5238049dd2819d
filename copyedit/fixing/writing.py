"""Files replaced in one step, with all that belongs to them but their text. Start with `write_file`.

The new text is written to a file beside the old one, which then takes its name. A run that is killed in between leaves
that file behind; the next one that writes to the folder removes it.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from copyedit.errors import FileError

_ENDING = ".copyedit"
_LEFT_BEHIND = re.compile(rf"\..*\.(?P<process>\d+)-\w+{re.escape(_ENDING)}")
_LONGEST_NAME = 40  # of the old file's name in the new one's
_LONGEST_WRITE = 3_600  # seconds; a file older than that is nobody's, whatever runs under its number
_CHANGED = "not written: the file has changed since it was read"


def write_file(
    path: Path, data: bytes, *, expected: bytes | None, break_links: bool = False, keep_times: bool = False
) -> None:
    """Replace a file by `data` in one step; for a symbolic link, its target is replaced.

    `expected` is what the file held when it was read (None: a new file); what another program has saved since is never
    overwritten. Mode, owner, extended attributes and access time are kept, with `keep_times` also the time of the last
    change. A file with several names is refused unless `break_links`: the others would keep the old text. Raises
    FileError; nothing is half written.
    """
    try:
        target = path.resolve(strict=expected is not None)
        status = target.stat() if expected is not None else None
        if status is not None and not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise FileError("not written: the file is read-only", str(path))
        if status is not None and status.st_nlink > 1 and not break_links:
            names = f"the file has {status.st_nlink} names (hard links), and the others would keep the old text"
            raise FileError(f"not written: {names}; see --break-links of `copyedit fix`", str(path))

        def check() -> None:
            if expected is not None and target.read_bytes() != expected:
                raise FileError(_CHANGED, str(path))

        check()
        with _replacing(target, status, check, keep_times=keep_times) as file:
            file.write(data)
    except OSError as bad:
        raise FileError(f"not written: {bad.strerror or bad}", str(path)) from None


@contextmanager
def open_replacement(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which replaces the one at `path` when the block ends, but not after an error.

    A pipe or device is written directly. Raises FileError if writing fails.
    """
    try:
        status = path.stat() if path.exists() else None
        is_plain = status is None or stat.S_ISREG(status.st_mode)
        with _replacing(path.resolve(), status) if is_plain else path.open("wb") as file:
            yield file
    except OSError as bad:
        raise FileError(f"not written: {bad.strerror or bad}", str(path)) from None


@contextmanager
def _replacing(
    target: Path,
    status: os.stat_result | None,
    check: Callable[[], None] = lambda: None,
    *,
    keep_times: bool = False,
) -> Iterator[BinaryIO]:
    """`check` is called right before the new file takes the old one's name, and may raise."""
    _clear(target.parent)
    prefix = f".{target.name[:_LONGEST_NAME]}.{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=_ENDING, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if status is not None:
            _dress(name, target, status, keep_times=keep_times)
        else:
            os.chmod(name, 0o666 & ~_umask())
        check()
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _dress(name: str, target: Path, status: os.stat_result, *, keep_times: bool) -> None:
    """Gives the new file the old one's owner, mode, extended attributes and times."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # somebody else's file in our folder: the group may stay ours
            os.chown(name, status.st_uid, status.st_gid)
    changed = status.st_mtime_ns if keep_times else os.stat(name).st_mtime_ns
    shutil.copystat(target, name)
    os.utime(name, ns=(status.st_atime_ns, changed))


@cache
def _clear(folder: Path) -> None:
    """Removes what killed runs have left in a folder, once in a run."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _LEFT_BEHIND.fullmatch(entry.name)
            if found and entry.is_file(follow_symlinks=False) and _is_nobodys(entry, int(found["process"])):
                os.unlink(entry)


def _is_nobodys(entry: os.DirEntry[str], process: int) -> bool:
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LONGEST_WRITE:
        return True
    if sys.platform == "win32":  # asking for a process by its number ends it there
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
