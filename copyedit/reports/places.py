"""Lines and columns, counted from 1, and paths as code hosts name them."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from pathlib import Path

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a source text, with any of the three usual line endings."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(source))]
        self._shown = (0, "")
        self._counted = (0, 0, 1)  # start of the line, offset, its column

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, with columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def byte_place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, with columns in bytes of UTF-8.

        Counting continues from the last place asked for, as a line of 5 MB may have a thousand findings.
        """
        line = bisect_right(self._starts, offset)
        start, counted, column = self._counted
        if start != self._starts[line - 1] or counted > offset:
            start = counted = self._starts[line - 1]
            column = 1
        column += len(self._source[counted:offset].encode("utf-8", "surrogatepass"))
        self._counted = (start, offset, column)
        return line, column

    def text(self, line: int) -> str:
        """The line without its ending. The last one is cached, as a line of 5 MB may have a thousand findings."""
        if self._shown[0] != line:
            start = self._starts[line - 1]
            end = self._starts[line] if line < len(self._starts) else len(self._source)
            self._shown = (line, self._source[start:end].rstrip("\r\n"))
        return self._shown[1]


def repository_path(path: str) -> str:
    """A path as code hosts name it: relative to the current folder, with forward slashes; unchanged if outside it.

    >>> repository_path("./desk/../city/a.txt"), repository_path("-")
    ('city/a.txt', '-')
    """
    plain = os.path.normpath(path)
    here = Path.cwd()
    inside = Path(plain).relative_to(here) if Path(plain).is_relative_to(here) else Path(plain)
    return inside.as_posix()
