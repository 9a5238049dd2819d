"""IPTC 7901 and ANPA 1312: stories of the wire, between control bytes. Start with `read_text`.

    SOH header line, keywords   STX text   ETX date and time   EOT

The header (service, number, priority, category, words) and the keywords are not prose. Both formats share these bytes;
ANPA 1312 also marks ends of lines with “<” or “=”, their beginning with “^”, and writes a dash as “_”. Written from
IPTC 7901 (1995) and from what is published about ANPA Bulletin 1312.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copyedit.document import Document, Segment, Span
from copyedit.errors import FileError
from copyedit.formats.weaving import Layer, Weave
from copyedit.language.text.story import find_blocks

_MESSAGE = re.compile(r"\x01(?P<header>[^\x01\x02]*)\x02(?P<text>[^\x01\x03\x04]*)")
_HEADER = re.compile(r"\s*[\x1b\x1c-\x1f]*[A-Za-z]{1,6}\s?\d{1,5}\b")  # “bkn014 4 pl 171”, “a1488 r n”
_EOL = r"(?>\r\n?|\n)"  # never the first half of one line end and the second of another
# What stands for the desk and not for the reader: the keyword line, “more follows”, the end.
_DESK = (
    r"(?:(?i:BC|AM|PM)-\S+[^\r\n]{0,80}|[(=]?(?i:more|mf|mtf|mehr)\)?|-*\s?(?:30|0|(?i:ends?))\s?-*|#{2,4}|=?\d{1,2}=?)"
    r"[ \t]*"
)
_FOR_THE_DESK = re.compile(rf"{_DESK}\Z")
# A paragraph begins with a line that is indented, stands behind an empty one, or is the desk's.
_MARK = re.compile(
    rf"(?P<end>[ \t]*[<=][ \t]*(?:{_EOL}|\Z))"  # the end of a headline, of a byline
    rf"|(?P<paragraph>{_EOL}(?:[ \t]+(?=\S)|[ \t]*{_EOL}\s*|(?={_DESK}(?:{_EOL}|\Z))))"
    rf"|(?P<line>{_EOL})"
    r"|(?P<dash>(?<=\s)_(?=\s))"
    r"|(?P<opening>``)|(?P<closing>'')"
    r"|(?P<begin>(?<=[\x02\r\n])[ \t]*\^)"
    r"|(?P<control>[\x00-\x08\x0b-\x1f\x7f]+)"
)
_SAID = {
    "end": "\n\n",
    "paragraph": "\n\n",
    "line": "\n",
    "dash": "\N{EM DASH}",
    "opening": "\N{LEFT DOUBLE QUOTATION MARK}",
    "closing": "\N{RIGHT DOUBLE QUOTATION MARK}",
}


def declared_encoding(data: bytes) -> str | None:
    """Agencies send Latin-1 where they do not send UTF-8; the format itself knows only ISO 646."""
    try:
        data.decode("utf-8")
        return None
    except UnicodeDecodeError:
        return "iso-8859-1"


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """The text of every message. Raises FileError where there is none, or where a header is none."""
    weave = Weave(source)
    messages = list(_MESSAGE.finditer(source))
    if not messages:
        raise FileError("no message: one begins with SOH (01), and its text with STX (02)", path)
    for message in messages:
        if not _HEADER.match(message["header"]):
            line = source.count("\n", 0, message.start()) + 1
            raise FileError("this header names no service and number, as “abc0123”", path, line, 1)
        _weave_message(weave, _text_of(source, Span(*message.span("text"))))
    return weave.document(path, origin)


def _weave_message(weave: Weave, layer: Layer) -> None:
    is_first = True
    for block in find_blocks(layer.text):
        kind = block.kind
        if _FOR_THE_DESK.match(layer.text[block.span.start : block.span.end]):
            kind = "code"
        elif is_first and kind == "caption":  # a line of its own, behind the keywords
            kind = "headline"
        is_first = is_first and kind == "code"
        weave.begin(kind)
        weave.add(layer, block.span)


@dataclass
class _Pieces:
    """A text and its places, as they grow."""

    words: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, source: Span, *, verbatim: bool) -> None:
        if words:
            self.segments.append(Segment(Span(self.length, self.length + len(words)), source, verbatim))
            self.words.append(words)
            self.length += len(words)


def _text_of(source: str, span: Span) -> Layer:
    """The text without its marks; a mark at the end of a line ends the paragraph."""
    pieces = _Pieces()
    at = span.start
    for start, end, said in _marks(source, span):
        pieces.add(source[at:start], Span(at, start), verbatim=True)
        pieces.add(said, Span(start, end), verbatim=False)
        at = end
    pieces.add(source[at : span.end], Span(at, span.end), verbatim=True)
    return Layer("".join(pieces.words), tuple(pieces.segments))


def _marks(source: str, span: Span) -> Iterator[tuple[int, int, str]]:
    """The places of the marks and what a reader sees there. Lines are wrapped where paragraphs are separate."""
    marks = list(_MARK.finditer(source, span.start, span.end))
    is_wrapped = any(mark.lastgroup == "paragraph" for mark in marks)
    for mark in marks:
        assert mark.lastgroup
        said = " " if is_wrapped and mark.lastgroup == "line" else _SAID.get(mark.lastgroup, "")
        yield mark.start(), mark.end(), said
