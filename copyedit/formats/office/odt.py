"""ODT: text, tables, notes and text boxes of an OpenDocument file; edits, tracked changes and comments in its own XML.

`odt_text.py` says what is read. Several blanks in a row are one in OpenDocument, so that a second one is written as
an element: `<text:s/>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.formats.notes import Author, Note
from copyedit.formats.office.changes import (
    Change,
    Part,
    Say,
    Written,
    changed_paragraphs,
    marks_round,
    parts_of,
    patched,
    saying,
    token_of,
    tracked_changes,
)
from copyedit.formats.office.odt_text import BLANKS, Inside, read_content, read_styles
from copyedit.formats.office.paragraphs import Piece, anchors_of, document_of, source_of
from copyedit.formats.office.zipped import Package

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_TOKEN = token_of(f"<.*>|[{BLANKS}]+|.")  # a character, several blanks for one, or the element of a blank
_TYPE = b"application/vnd.oasis.opendocument.text"
_SPACE = b"<text:s/>"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def read_container(path: str, data: bytes) -> Document:
    """The document in an ODT file. Raises FileError."""
    file = OdtFile(path, data)
    return document_of(path, file.paragraphs, {"data": data, "container": file})


class OdtFile:
    """An ODT file that can be written again with edits of its source. Raises FileError."""

    def __init__(self, path: str, data: bytes) -> None:
        self._package = Package(path, data)
        _refuse_others(self._package)
        styles = self._package.read(_STYLES) if _STYLES in self._package else b"<none/>"
        self._data = self._package.read(_CONTENT)
        self._content = read_content(self._data, path, _CONTENT, read_styles(styles, path, _STYLES))
        self.paragraphs = self._content.paragraphs

    def read(self, data: bytes) -> str:
        """The source in such bytes. Raises FileError."""
        return source_of(OdtFile(self._package.path, data).paragraphs)

    def write(self, edits: Sequence[Edit]) -> bytes:
        """The file with these edits made. Raises FileError."""
        return self._written([Change(edit.span, saying(edit)) for edit in edits], [])

    def write_tracked(self, edits: Sequence[Edit], author: Author) -> bytes:
        """The file with these edits as tracked changes, to be accepted or rejected. Raises FileError."""
        regions: list[bytes] = []
        names = (name for name in (f"copyedit{number}" for number in count(1)) if name.encode() not in self._data)

        def tracked(kind: str, piece: Piece, words: str = "") -> str:
            name = next(names)
            regions.append(_region(name, kind, author, words, piece))
            return f'text:change-id="{name}"'

        def tracking(edit: Edit) -> Say:
            def say(piece: Piece, old: Sequence[Part], first: bool) -> list[Part]:
                parts: list[Part] = []
                if old:
                    gone = tracked("deletion", piece, "".join(part.said for part in old))
                    parts.append(_mark(f"<text:change {gone}/>"))
                if first and edit.replacement:
                    new = tracked("insertion", piece)
                    words = Part(edit.replacement, b"")
                    parts += [_mark(f"<text:change-start {new}/>"), words, _mark(f"<text:change-end {new}/>")]
                return parts

            return say

        return self._written(tracked_changes(self.paragraphs, edits, tracking), regions)

    def write_comments(self, notes: Sequence[Note], author: Author) -> bytes:
        """The file with notes as comments; one on a text box or a footnote stands before it. Raises FileError."""
        changes: list[Change] = []
        names = (name for name in (f"copyedit{number}" for number in count(1)) if name.encode() not in self._data)
        for note in anchors_of(notes, self.paragraphs, _CONTENT):
            name = next(names)
            end = f'<office:annotation-end office:name="{name}"/>'
            changes += marks_round(note.span, _annotation(note, author, name).encode(), end.encode())
        return self._written(changes, [])

    def _written(self, changes: Sequence[Change], regions: Sequence[bytes]) -> bytes:
        if not changes:
            return self._package.data
        if any(b'xmlns:%b="urn:oasis' % prefix not in self._data for prefix in (b"text", b"office")):
            raise FileError("not written: its XML is of an unusual make; save it again", self._package.path)
        patches: list[tuple[int, int, bytes]] = []
        # The paragraphs first: what they say is tracked in the list that then goes before them.
        for paragraph in list(changed_paragraphs(self.paragraphs, changes, self._parts_of)):
            patches += _patches(paragraph, self._data)
        if regions:
            patches.append((*self._content.changes_at, self._content.changes_as % b"".join(regions)))
        return self._package.written({_CONTENT: patched(self._data, patches)})

    def _parts_of(self, piece: Piece) -> list[Part]:
        return parts_of(piece, self._data[piece.start : piece.end], _TOKEN)


def _refuse_others(package: Package) -> None:
    """Raises FileError unless this is an OpenDocument text without a password."""
    if "mimetype" not in package or not package.read("mimetype").startswith(_TYPE):
        raise FileError("a zip file, but no OpenDocument text in it", package.path)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise FileError("the file is encrypted: save it without a password", package.path)


def _patches(paragraph: Sequence[Written], data: bytes) -> Iterator[tuple[int, int, bytes]]:
    after_blank = True
    for piece, parts in paragraph:
        if not piece.part:
            after_blank = isinstance(piece.around, Inside) and piece.text.endswith(" ")
            continue
        new = b""
        for part in parts:
            raw, after_blank = (part.raw, after_blank) if part.markup else _spelt(part, after_blank)
            new += raw
        if new != data[piece.start : piece.end]:
            yield piece.start, piece.end, new


def _spelt(part: Part, after_blank: bool) -> tuple[bytes, bool]:
    """How a part is written behind a blank, or not behind one, and whether a blank behind it would not be seen."""
    if part.raw.startswith(b"<"):
        return part.raw, False
    if part.raw and len(part.said) == 1 and not (part.said == " " and after_blank):
        return part.raw, part.said == " "
    pieces: list[bytes] = []
    for char in part.said:
        is_unseen = char == " " and after_blank
        pieces.append(_SPACE if is_unseen else escape(char).encode())
        after_blank = char == " " and not is_unseen
    return b"".join(pieces), after_blank


def _mark(tag: str) -> Part:
    return Part("", tag.encode(), markup=True)


def _region(name: str, kind: str, author: Author, words: str, piece: Piece) -> bytes:
    """A change in the list of them; what was deleted stands there and nowhere else."""
    said, _ = _spelt(Part(words, b""), after_blank=True)
    if isinstance(piece.around, Inside) and piece.around.style:
        said = b"<text:span text:style-name=%b>%b</text:span>" % (quoteattr(piece.around.style).encode(), said)
    gone = b"<text:p>%b</text:p>" % said if words else b""
    head = f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}>'
    by = f"<office:change-info {_NAMES}>{_by(author)}</office:change-info>"
    return b"%b%b%b</text:%b></text:changed-region>" % (head.encode(), by.encode(), gone, kind.encode())


def _annotation(note: Note, author: Author, name: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(words)}</text:p>" for words in note.paragraphs)
    return f'<office:annotation {_NAMES} office:name="{name}">{_by(author)}{paragraphs}</office:annotation>'


def _by(author: Author) -> str:
    return f"<dc:creator>{escape(author.name)}</dc:creator><dc:date>{author.date}</dc:date>"
