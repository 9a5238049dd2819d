"""A DOCX file of a plain text, with what a person has changed as tracked changes. Start with `tracked_docx`."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from copyedit.desk.differences import edits_between
from copyedit.formats.notes import Author

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATED = (
    f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = re.compile(r"(\n)")


class _Piece(NamedTuple):
    """Some words, or the end of a line; `change` is "ins", "del" or neither."""

    text: str
    change: str


def tracked_docx(before: str, after: str, author: Author) -> bytes:
    """The file: each line that is not empty becomes a paragraph."""
    numbers = count(1)
    mark = f"w:author={quoteattr(author.name)} w:date={quoteattr(author.date)}"
    paragraphs = [_paragraph(line, f"{mark} w:id=", numbers) for line in _lines(_pieces(before, after))]
    body = f'{_DECLARED}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATED)
        package.writestr("word/document.xml", body)
    return data.getvalue()


def _pieces(before: str, after: str) -> Iterator[_Piece]:
    at = 0
    for edit in edits_between(before, after):
        yield from _cut(before[at : edit.span.start], "")
        yield from _cut(before[edit.span.start : edit.span.end], "del")
        yield from _cut(edit.replacement, "ins")
        at = edit.span.end
    yield from _cut(before[at:], "")


def _cut(text: str, change: str) -> Iterator[_Piece]:
    return (_Piece(part, change) for part in _LINES.split(text) if part)


def _lines(pieces: Iterable[_Piece]) -> Iterator[tuple[list[_Piece], str]]:
    """The words of each line, and how its end changes; an empty line is none."""
    line: list[_Piece] = []
    for piece in pieces:
        if piece.text != "\n":
            line.append(piece)
        elif line:
            yield line, piece.change
            line = []
    if line:
        yield line, ""


def _paragraph(line: tuple[list[_Piece], str], mark: str, numbers: Iterator[int]) -> str:
    pieces, change = line
    properties = f'<w:pPr><w:rPr><w:{change} {mark}"{next(numbers)}"/></w:rPr></w:pPr>' if change else ""
    return f"<w:p>{properties}{''.join(_run(piece, mark, numbers) for piece in pieces)}</w:p>"


def _run(piece: _Piece, mark: str, numbers: Iterator[int]) -> str:
    name = "w:delText" if piece.change == "del" else "w:t"
    words = escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", piece.text))
    run = f'<w:r><{name} xml:space="preserve">{words}</{name}></w:r>'
    return f'<w:{piece.change} {mark}"{next(numbers)}">{run}</w:{piece.change}>' if piece.change else run
