"""Read files that come with a repository and may be anything: only regular ones, up to a size. See `read_small`."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

SETTINGS, RULES, WORDS, BASELINE = 1 << 20, 1 << 20, 16 << 20, 64 << 20  # bytes


def read_small(path: Path, most: int) -> str:
    """The text of a file in UTF-8. Raises OSError, with a reason, and UnicodeDecodeError.

    A named pipe would wait for ever, and /dev/zero has no end.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            raise OSError(errno.EINVAL, kind, str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {most >> 20} MB", str(path))
    return data.decode("utf-8")


def leads_out(path: Path, folder: Path) -> bool:
    """True if the path, with its links followed, is not in the folder."""
    real, base = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath([real, base]) != base
