"""Plain text: prose and source are the same but for line endings of two characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from copyedit.document import Block, Document, Segment, Span
from copyedit.language.text.quotations import find_quotations
from copyedit.language.text.story import find_blocks

_CRLF = re.compile(r"\r\n")
_NO_ORIGIN: Mapping[str, object] = MappingProxyType({})


def read_text(path: str, source: str, origin: Mapping[str, object] = _NO_ORIGIN) -> Document:
    """A story in plain text. In the prose a line ends with one “\\n”, so that a phrase is found over a line break."""
    prose, segments = _unify_line_endings(source)
    blocks = tuple(find_blocks(prose))
    quotations = find_quotations(prose, [block.span for block in blocks])
    quoted = tuple(Block("quote", span) for span in quotations)
    return Document(path, source, prose, segments, blocks, quoted, origin)


def _unify_line_endings(source: str) -> tuple[str, tuple[Segment, ...]]:
    if "\r\n" not in source:
        whole = Span(0, len(source))
        return source, (Segment(whole, whole),)
    segments: list[Segment] = []
    removed = 0
    start = 0
    for ending in _CRLF.finditer(source):
        at = ending.start()
        segments.append(Segment(Span(start - removed, at - removed), Span(start, at)))
        segments.append(Segment(Span(at - removed, at - removed + 1), Span(at, at + 2), verbatim=False))
        removed += 1
        start = at + 2
    segments.append(Segment(Span(start - removed, len(source) - removed), Span(start, len(source))))
    return source.replace("\r\n", "\n"), tuple(s for s in segments if s.prose.start < s.prose.end)
