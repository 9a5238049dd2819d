"""Lines and columns, counted from 1, a column being a code point; and where in the prose a stretch of source is."""

from __future__ import annotations

import re
from bisect import bisect_right

from copyedit.document import Document, Segment, Span

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


def place_in_prose(document: Document, span: Span) -> Span:
    """Where a stretch of source is read in the prose; an entity or a line ending of two characters counts whole."""
    segments = document.segments
    first = bisect_right(segments, span.start, key=lambda segment: segment.source.start) - 1
    last = bisect_right(segments, max(span.start, span.end - 1), key=lambda segment: segment.source.start) - 1
    if last < 0:
        return Span(0, 0)
    start = _in_segment(segments[max(0, first)], span.start, at_start=True)
    return Span(start, max(start, _in_segment(segments[last], span.end, at_start=False)))


def _in_segment(segment: Segment, offset: int, *, at_start: bool) -> int:
    if segment.verbatim:
        return min(segment.prose.start + max(0, offset - segment.source.start), segment.prose.end)
    return segment.prose.start if at_start else segment.prose.end
