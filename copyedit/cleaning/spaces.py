"""Spaces: double spaces, odd spaces, blanks at the end of a line, rows of empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.cleaning.change import Change, prose_blocks
from copyedit.document import Document, Span

_BLANK = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{EN SPACE}-\N{HAIR SPACE}"
_RUN = re.compile(rf"(?<=[^\s])[{_BLANK}]{{2,}}(?=\S)")
_ODD = re.compile("(?<=[^\\s\\d«‹])[\N{NO-BREAK SPACE}\N{EN SPACE}-\N{PUNCTUATION SPACE}](?=[^\\s\\d»›:;!?])")
_COLUMNS = re.compile(rf"\S[{_BLANK}]{{3,}}\S.*\S[{_BLANK}]{{3,}}\S|\t")  # a row of a table
_AT_END = re.compile(r"[ \t\N{NO-BREAK SPACE}]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"(?<=\n)(?:[ \t]*\n)+(?=[ \t]*\n)")


def find_spaces(document: Document, is_text: bool) -> Iterator[Change]:
    """Spaces to take out. At the end of a line they mean something in Markdown, so only plain text loses those."""
    for block, text in prose_blocks(document):
        at = block.span.start
        for line in re.finditer(r"[^\n]+", text):
            if not _COLUMNS.search(line.group()):
                yield from _in_line(line.group(), at + line.start())
    if is_text:
        yield from _between_lines(document.prose)


def _in_line(line: str, at: int) -> Iterator[Change]:
    """A no-break space stays beside a figure, and beside the marks of French."""
    for found in (*_RUN.finditer(line), *_ODD.finditer(line)):
        yield Change(Span(at + found.start(), at + found.end()), " ")


def _between_lines(prose: str) -> Iterator[Change]:
    for found in _EMPTY_LINES.finditer(prose):
        yield Change(Span(*found.span()), "")
    for found in _AT_END.finditer(prose):
        if found.start() and prose[found.start() - 1] != "\n":  # else an empty line
            yield Change(Span(*found.span()), "")
