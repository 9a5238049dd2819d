"""An XML part of a word processor's file as events with their places in its bytes. Start with `walk`.

`formats/xml.py` reads XML that people write: its places are code points, names have no prefix, entities stand apart.
A part is patched as bytes, its names mean something only with their namespaces, and a text is one piece, so the
two share no more than the parser. A document type is refused, and with it every entity trick: none of the formats
read so has one.
"""

from __future__ import annotations

from typing import NoReturn, Protocol
from xml.parsers import expat

from copyedit.errors import FileError

MOST_ELEMENTS = 2_000_000  # the text of a book has some hundred thousand
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
}


class Reader(Protocol):
    """What takes the events. Places are bytes; names have the prefixes above, whatever the file's own are."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """An element begins; its tag stands at `at`."""

    def end(self, name: str, after: int) -> None:
        """An element has ended; `after` is the first byte behind it."""

    def text(self, words: str, start: int, end: int) -> None:
        """The text between two tags, entities resolved."""


def walk(data: bytes, reader: Reader, path: str, part: str) -> None:
    """Passes the events of a part to the reader. Raises FileError, with the place, unless it is well-formed XML."""
    _Walk(data, reader, path, part).run()


class _Names(dict[str, str]):
    """Expat's “namespace}name” as “w:name”."""

    def __missing__(self, full: str) -> str:
        space, _, name = full.rpartition("}")
        short = f"{_PREFIXES.get(space, '?')}:{name}" if space else name
        self[full] = short
        return short


class _Walk:
    def __init__(self, data: bytes, reader: Reader, path: str, part: str) -> None:
        self._data = data
        self._reader = reader
        self._place = (path, part)
        self._names = _Names()
        self._words: list[str] = []
        self._words_at = 0
        self._just_started = False
        self._elements = 0
        self._parser = expat.ParserCreate(namespace_separator="}")

    def run(self) -> None:
        parser = self._parser
        parser.XmlDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        if self._data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._refuse("is not in UTF-8")
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as bad:
            said = expat.ErrorString(bad.code)
            self._refuse(f"is not well-formed XML (line {bad.lineno}, column {bad.offset + 1}: {said})")

    def _refuse(self, what: str) -> NoReturn:
        path, part = self._place
        raise FileError(f"“{part}” in it {what}; open it in a word processor and save it again", path) from None

    def _declare(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            self._refuse("is not in UTF-8")

    def _refuse_document_type(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        self._refuse("has a document type (DTD), which may hold entity tricks")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if self._words:
            self._pass_words(at)
        self._just_started = True
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            self._refuse(f"is too large for a story: over {MOST_ELEMENTS:,} elements")
        names = self._names
        short = {names[key]: value for key, value in attributes.items()} if attributes else attributes
        self._reader.start(names[name], short, at)

    def _end(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        if self._words:
            self._pass_words(at)
        # Behind an empty tag, “<w:t/>”, expat is at its end already; at an end tag it stands before it.
        is_empty = self._just_started and self._data[at - 2 : at] == b"/>"
        self._just_started = False
        self._reader.end(self._names[name], at if is_empty else self._data.index(b">", at) + 1)

    def _text(self, words: str) -> None:
        if not self._words:
            self._words_at = self._parser.CurrentByteIndex
        self._words.append(words)

    def _pass_words(self, end: int) -> None:
        self._just_started = False
        words = "".join(self._words)
        self._words.clear()
        self._reader.text(words, self._words_at, end)
