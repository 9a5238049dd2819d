"""Tables of reStructuredText, drawn with “=” and blanks or with “+”, “-” and “|”. Start with `cells_of`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copyedit.document import Span
from copyedit.formats.markup.lines import Line

_SIMPLE = re.compile(r"=+(?:\s+=+)+$")
_SPANS = re.compile(r"-[-\s]*$")  # under a heading that stands over several columns
_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_RUN = re.compile(r"=+")

Cell = list[Span]  # the stretches of the source that its lines are


def is_table(text: str) -> bool:
    """True for the first line of a table."""
    return _SIMPLE.match(text) is not None or _GRID.match(text) is not None


def cells_of(lines: Sequence[Line], first: int) -> tuple[list[Cell], int]:
    """The cells of the table that begins in this line, row by row, and the line behind it."""
    return (_grid if lines[first].text.startswith("+") else _simple)(lines, first)


def _simple(lines: Sequence[Line], first: int) -> tuple[list[Cell], int]:
    border = lines[first]
    columns = [run.start() for run in _RUN.finditer(border.text)]
    cells: list[Cell] = []
    row: dict[int, Cell] = {}
    at = first + 1
    while at < len(lines):
        line = lines[at]
        at += 1
        if _SIMPLE.match(line.text):
            if at >= len(lines) or not lines[at]:
                break
            row = _ended(cells, row)
        elif line and line.indent < border.indent:
            at -= 1
            break
        elif not line or _SPANS.match(line.text):
            row = _ended(cells, row)
        else:
            shift = line.indent - border.indent
            if shift == 0:  # words in the first column begin a row
                row = _ended(cells, row)
            _put(row, line, [column - shift for column in columns])
    _ended(cells, row)
    return cells, at


def _grid(lines: Sequence[Line], first: int) -> tuple[list[Cell], int]:
    columns = [at for at, char in enumerate(lines[first].text) if char == "+"]
    cells: list[Cell] = []
    row: dict[int, Cell] = {}
    at = first + 1
    while at < len(lines) and lines[at].text[:1] in ("+", "|") and lines[at].indent == lines[first].indent:
        line = lines[at]
        at += 1
        if _GRID.match(line.text):
            row = _ended(cells, row)
        else:
            _put(row, line, [column for column in columns if line.text[column : column + 1] in ("|", "+")])
    _ended(cells, row)
    return cells, at


def _put(row: dict[int, Cell], line: Line, columns: Sequence[int]) -> None:
    """Adds to each cell of the row what it has in this line."""
    for index, start in enumerate(columns):
        end = columns[index + 1] if index + 1 < len(columns) else len(line.text)
        words = line.text[max(0, start) : max(0, end)]
        text = words.strip(" \t|+")
        if text and set(text) - set("-="):
            at = line.span.start + max(0, start) + words.index(text)
            row.setdefault(index, []).append(Span(at, at + len(text)))


def _ended(cells: list[Cell], row: dict[int, Cell]) -> dict[int, Cell]:
    cells.extend(row[index] for index in sorted(row))
    return {}
