"""A path to a document. Start with `read_document`."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.formats.encoding import DecodeError, decode
from copyedit.formats.text import read_text

LARGEST = 64 * 1024 * 1024  # bytes; a story has a few thousand, a file with a year of a paper some ten million
STDIN = "-"


def read_document(path: str, shown_as: str | None = None) -> Document:
    """The document in a file, or on standard input for “-”. Raises FileError with what is wrong."""
    return document_of(_read_bytes(path), shown_as or path)


def document_of(data: bytes, path: str) -> Document:
    """The document in some bytes; `origin` holds them and their encoding. Raises FileError."""
    if len(data) > LARGEST:
        raise FileError(_too_large(len(data)), path)
    try:
        text, encoding = decode(data)
    except DecodeError as bad:
        raise FileError(str(bad), path) from None
    return read_text(path, text, {"encoding": encoding, "data": data})


def _read_bytes(path: str) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise FileError("standard input is closed", path)
        return sys.stdin.buffer.read()
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise FileError("this is a folder, not a file", path)
        if not stat.S_ISREG(status.st_mode):
            raise FileError("not a regular file", path)
        if status.st_size > LARGEST:
            raise FileError(_too_large(status.st_size), path)
        return Path(path).read_bytes()
    except OSError as bad:
        reason = "no such file" if isinstance(bad, FileNotFoundError) else (bad.strerror or str(bad)).lower()
        raise FileError(f"cannot be read: {reason}", path) from None


def _too_large(size: int) -> str:
    most = LARGEST >> 20
    return f"too large: {size / (1 << 20):.0f} MB, and the most for one story is {most} MB; split the file"
