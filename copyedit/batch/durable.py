"""Files whose contents outlast a power cut up to a known place. Start with `open_at`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO


def open_at(path: Path, size: int) -> BinaryIO:
    """A file to append to, cut off behind the first `size` bytes; what lies behind them was never committed."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    file = os.fdopen(handle, "r+b")
    file.truncate(size)
    file.seek(size)
    return file


def sync(file: BinaryIO) -> int:
    """Make what was written durable; the file's size."""
    file.flush()
    os.fsync(file.fileno())
    return file.tell()


def sync_path(path: Path) -> None:
    """Make a file durable that is closed."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make new and changed names in a folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
