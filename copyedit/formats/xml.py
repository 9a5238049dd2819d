"""XML with the place of every word in the source. Start with `read_xml`.

Expat comes with Python, reports where each piece of text stands, and loads nothing from outside. Entity declarations
are refused, so no entity can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from copyedit.document import Span
from copyedit.errors import FileError

DEEPEST = 2000  # elements within elements; a story has twenty


class Start(NamedTuple):
    """An element begins. `name` is without its prefix; so are the names of the attributes."""

    name: str
    attributes: dict[str, str]
    at: int


class End(NamedTuple):
    name: str
    at: int


class Text(NamedTuple):
    """Words as a reader sees them, and where they stand; `verbatim` where they stand there so."""

    words: str
    span: Span
    verbatim: bool


class Remark(NamedTuple):
    """An XML comment; `span` takes in its marks."""

    words: str
    span: Span


Event = Start | End | Text | Remark


def read_xml(path: str, source: str) -> list[Event]:
    """The elements, words and comments of a source, in order. Raises FileError unless it is well-formed XML."""
    return list(_with_whole_texts(_Reader(path, source).events, source))


def escape_xml(words: str) -> str:
    """Words as text of an element: “Smith &amp; Sons”."""
    return escape(words)


def _with_whole_texts(events: list[Event], source: str) -> Iterator[Event]:
    """Expat reports a text line by line; here it is one piece as long as the source has it so."""
    held: Span | None = None
    for event in events:
        span = event.span if isinstance(event, Text) and event.verbatim else None
        if held and span and held.end == span.start:
            held = Span(held.start, span.end)
            continue
        if held:
            yield Text(source[held.start : held.end], held, verbatim=True)
        held = span
        if span is None:
            yield event


class _Reader:
    """Turns expat's calls, with their byte offsets, into events with places in code points."""

    def __init__(self, path: str, source: str) -> None:
        self.events: list[Event] = []
        self._path, self._source = path, source
        self._data = source.encode()
        self._byte = self._point = 0  # the same place in bytes and in code points; both only grow
        self._depth = 0
        self._in_cdata = False
        self._parser = parser = expat.ParserCreate("UTF-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._set_cdata(True)
        parser.EndCdataSectionHandler = lambda: self._set_cdata(False)
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._refuse_entities
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as bad:
            said = expat.errors.messages.get(bad.code, str(bad))
            raise FileError(f"not well-formed XML: {said}", path, bad.lineno, bad.offset + 1) from None

    def _at(self) -> int:
        """Where the parser is, in code points."""
        byte = self._parser.CurrentByteIndex
        self._point += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._point

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FileError(f"elements are nested more than {DEEPEST:,} deep", self._path, *self._place())
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self.events.append(Start(name.rpartition(":")[2], local, self._at()))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.events.append(End(name.rpartition(":")[2], self._at()))

    def _text(self, words: str) -> None:
        at = self._at()
        end = at + len(words)
        if not self._in_cdata and self._source[at] == "&":
            end = self._source.index(";", at) + 1
        elif self._source.startswith("\r\n", at):
            end = at + 2
        self.events.append(Text(words, Span(at, end), self._source[at:end] == words))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity of a document type that was not loaded: NITF names its own, and those of HTML."""
        if not is_parameter:
            at = self._at()
            words = html5.get(f"{name};", "\N{REPLACEMENT CHARACTER}")
            self.events.append(Text(words, Span(at, at + len(name) + 2), False))

    def _comment(self, words: str) -> None:
        at = self._at()
        self.events.append(Remark(words, Span(at, self._source.index("-->", at) + 3)))

    def _set_cdata(self, inside: bool) -> None:
        self._in_cdata = inside

    def _refuse_entities(self, name: str, *_: object) -> None:
        raise FileError(
            f"declares the entity “{name}”; files that declare entities are not read", self._path, *self._place()
        )

    def _place(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
