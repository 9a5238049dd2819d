"""DOCX: text, tables, notes and text boxes of a Word file; edits, tracked changes and comments in its own XML.

`docx_text.py` says what is read. A macro (.docm) is neither looked at nor run, and is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.formats.notes import Author, Note
from copyedit.formats.office.changes import (
    Change,
    Part,
    Say,
    changed_paragraphs,
    marks_round,
    parts_of,
    patched,
    saying,
    token_of,
    tracked_changes,
)
from copyedit.formats.office.docx_comments import comment_marks, comment_parts
from copyedit.formats.office.docx_parts import read_parts
from copyedit.formats.office.docx_runs import split_run, tracked, write_words
from copyedit.formats.office.docx_text import read_paragraphs
from copyedit.formats.office.paragraphs import Paragraph, Piece, anchors_of, document_of, source_of
from copyedit.formats.office.zipped import Package

_OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # an OLE compound file: Word 97 to 2003, and the envelope of an encrypted file
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TOKEN = token_of("\r\n|.")  # a character of a w:t
_ID = re.compile(rb"\bw:id=[\"'](\d{1,9})[\"']")


def read_container(path: str, data: bytes) -> Document:
    """The document in a DOCX file. Raises FileError."""
    file = DocxFile(path, data)
    return document_of(path, file.paragraphs, {"data": data, "container": file})


class DocxFile:
    """A DOCX file that can be written again with edits of its source. Raises FileError."""

    def __init__(self, path: str, data: bytes) -> None:
        if data.startswith(_OLD_FORMAT):
            raise FileError(_why_old(data), path)
        self._package = Package(path, data)
        self._parts = read_parts(self._package)
        self._texts = {part: self._package.read(part) for part in self._parts.texts}
        self.paragraphs: list[Paragraph] = []
        for part, text in self._texts.items():
            self.paragraphs += read_paragraphs(text, path, part, self._parts.kinds)

    def read(self, data: bytes) -> str:
        """The source in such bytes. Raises FileError."""
        return source_of(DocxFile(self._package.path, data).paragraphs)

    def write(self, edits: Sequence[Edit]) -> bytes:
        """The file with these edits made. Raises FileError."""
        return self._written([Change(edit.span, saying(edit)) for edit in edits], {})

    def write_tracked(self, edits: Sequence[Edit], author: Author) -> bytes:
        """The file with these edits as tracked changes, to be accepted or rejected. Raises FileError."""
        self._refuse_odd_names()
        numbers = count(self._next_id(), 3)

        def tracking(edit: Edit) -> Say:
            def say(piece: Piece, old: Sequence[Part], first: bool) -> list[Part]:
                new = edit.replacement if first else ""
                gone = b"".join(part.raw for part in old)
                return [tracked(self._texts[piece.part], piece, gone, new, author, next(numbers))]

            return say

        return self._written(tracked_changes(self.paragraphs, edits, tracking), {})

    def write_comments(self, notes: Sequence[Note], author: Author) -> bytes:
        """The file with notes as comments. Word takes none in a text box or a footnote. Raises FileError."""
        self._refuse_odd_names()
        number = self._next_id()
        placed = list(anchors_of(notes, self.paragraphs, self._parts.story))
        changes: list[Change] = []
        for index, note in enumerate(placed):
            changes += marks_round(note.span, *comment_marks(number + index))
        story = self._texts[self._parts.story]
        others = comment_parts(self._package, self._parts, story, placed, author, number) if placed else {}
        return self._written(changes, others)

    def _written(self, changes: Sequence[Change], others: dict[str, bytes]) -> bytes:
        if not changes:
            return self._package.data
        patches: dict[str, list[tuple[int, int, bytes]]] = {}
        for paragraph in changed_paragraphs(self.paragraphs, changes, self._parts_of):
            for piece, parts in paragraph:
                if piece.part:
                    splits = any(part.markup for part in parts)
                    write = split_run if splits else write_words
                    patches.setdefault(piece.part, []).extend(write(self._texts[piece.part], piece, parts))
        changed = {part: patched(self._texts[part], found) for part, found in patches.items()}
        return self._package.written(changed | others)

    def _parts_of(self, piece: Piece) -> list[Part]:
        return parts_of(piece, self._texts[piece.part][piece.start : piece.end], _TOKEN)

    def _next_id(self) -> int:
        """A number that no change, comment or bookmark has; three of them in a row for each change."""
        texts = [*self._texts.values()]
        if self._parts.comments:
            texts.append(self._package.read(self._parts.comments))
        return max((int(found) for text in texts for found in _ID.findall(text)), default=0) + 1

    def _refuse_odd_names(self) -> None:
        """Raises FileError unless the file names its elements as every word processor does."""
        if any(b"xmlns:w=" not in text for text in self._texts.values()):
            raise FileError("not written: its XML is of an unusual make; save it again", self._package.path)


def _why_old(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "the file is encrypted: save it without a password"
    return "an old Word file (.doc) or another file of that time: save it as .docx"
