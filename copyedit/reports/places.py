"""Lines and columns, counted from 1; a column is a code point."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a source text; any of the three usual line endings ends one."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(source))]
        self._shown = (0, "")

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def text(self, line: int) -> str:
        """The line without its ending. The last one is kept: a line of 5 MB may have a thousand findings."""
        if self._shown[0] != line:
            start = self._starts[line - 1]
            end = self._starts[line] if line < len(self._starts) else len(self._source)
            self._shown = (line, self._source[start:end].rstrip("\r\n"))
        return self._shown[1]
