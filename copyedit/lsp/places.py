"""Offsets as editors count them: lines from 0, and units of UTF-16 unless both sides agree on others."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from copyedit.document import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_BYTES = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}


class Places:
    """The positions of one text.

    >>> Places("so\\n\\N{GRINNING FACE} teh").range(Span(5, 8)).start
    1:3
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._codec = _BYTES.get(PositionEncodingKind(encoding))  # None counts code points
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The position of an offset in code points."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        if self._codec is None or before.isascii():
            return Position(line, len(before))
        name, size = self._codec
        return Position(line, len(before.encode(name, "surrogatepass")) // size)

    def range(self, span: Span) -> Range:
        """The range of a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))
