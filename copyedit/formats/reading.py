"""A path to a document. Start with `read_document`."""

from __future__ import annotations

import os
import stat
import sys
from importlib import import_module
from pathlib import Path

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.formats.declared import declared_date
from copyedit.formats.encoding import DecodeError, Encoding, decode
from copyedit.formats.which import format_of, module_of

LARGEST = 64 * 1024 * 1024  # bytes; a story has a few thousand, a file with a year of a paper some ten million
STDIN = "-"


def read_document(path: str, shown_as: str | None = None, as_format: str | None = None) -> Document:
    """The document in a file, or on standard input for “-”. Raises FileError with what is wrong."""
    return document_of(read_bytes(path), shown_as or path, as_format)


def document_of(data: bytes, path: str, as_format: str | None = None) -> Document:
    """The document in some bytes, in the format named, or else the one that its name or beginning shows.

    `origin` holds the bytes, their encoding or container, and the date that they declare. Raises FileError.
    """
    if len(data) > LARGEST:
        raise FileError(_too_large(len(data)), path)
    module = import_module(module_of(as_format or format_of(path, data)))
    if hasattr(module, "read_container"):
        contained: Document = module.read_container(path, data)
        return contained
    declared = module.declared_encoding(data) if hasattr(module, "declared_encoding") else None
    try:
        text, encoding = decode(data, declared)
    except DecodeError as bad:
        raise FileError(str(bad), path) from None
    document: Document = module.read_text(path, text, {"encoding": encoding, "data": data, "date": declared_date(text)})
    return document


def document_in(text: str, path: str, as_format: str | None = None) -> Document:
    """The document in a text that was never a file, as `document_of` for its UTF-8. Raises FileError.

    Its source is the text, code point for code point. A format whose source is not its text, such as DOCX, is refused.
    """
    data = text.encode("utf-8", "surrogatepass")
    module = import_module(module_of(as_format or format_of(path, data)))
    if hasattr(module, "read_container"):
        raise FileError("this format is not text; pass the file's path", path)
    document: Document = module.read_text(
        path, text, {"encoding": Encoding("utf-8"), "data": data, "date": declared_date(text)}
    )
    return document


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for “-”. Raises FileError, also for a file that is no story by size."""
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
