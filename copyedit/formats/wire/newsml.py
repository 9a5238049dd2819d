"""NewsML-G2: a news item, or a message of several, with its story inside (IPTC). Start with `read_text`.

The story is XHTML or NITF in <inlineXML>, or plain text in <inlineData>; headline, byline and dateline also stand
in <contentMeta>.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from copyedit.document import Document, Segment, Span
from copyedit.errors import FileError
from copyedit.formats.declared import is_english
from copyedit.formats.declared import xml_encoding as declared_encoding
from copyedit.formats.weaving import Layer, Weave, weave_plain, whole
from copyedit.formats.wire.elements import XHTML, Elements, weave_elements
from copyedit.formats.wire.nitf import NITF
from copyedit.formats.xml import End, Event, Start, Text, escape_xml, read_xml

__all__ = ["declared_encoding", "read_text"]

_ITEMS = frozenset({"newsItem", "newsMessage", "packageItem"})
_NEWSML = Elements(
    {
        **NITF.blocks,
        **XHTML.blocks,
        "headline": "headline",
        "by": "byline",
        "dateline": "dateline",
        "description": "paragraph",
    },
    XHTML.left_out
    | NITF.left_out
    | frozenset(
        "catalogRef catalog rightsInfo itemMeta subject creator contributor assert partMeta concept remoteContent "
        "hopHistory pubHistory header link derivedFrom infoSource located genre slugline keyword audience".split()
    ),
    XHTML.quoted | NITF.quoted,
)


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """The stories of the items. Raises FileError where there is neither a headline nor a story."""
    events = read_xml(path, source)
    if not any(isinstance(event, Start) and event.name in _ITEMS for event in events):
        raise FileError("no news item in this file; NewsML 1.x and other XML are not read", path)
    weave = Weave(source)
    layer = whole(source)
    languages = [True]
    for piece in _pieces(events):
        first = next(iter(piece), None)
        if not isinstance(first, Start) or first.name != "inlineData":
            weave_elements(weave, layer, piece, _NEWSML, languages)
        else:
            weave.is_english = is_english(first.attributes["lang"]) if "lang" in first.attributes else languages[-1]
            weave_plain(weave, _text_of(piece), escape_xml)
    document = weave.document(path, origin)
    if not document.blocks:
        raise FileError("no headline and no story in this NewsML-G2 file", path)
    return document


def _pieces(events: list[Event]) -> Iterator[list[Event]]:
    """The events, those of each <inlineData> apart."""
    piece: list[Event] = []
    for event in events:
        if isinstance(event, Start) and event.name == "inlineData":
            yield piece
            piece = []
        piece.append(event)
        if isinstance(event, End) and event.name == "inlineData":
            yield piece
            piece = []
    yield piece


def _text_of(events: list[Event]) -> Layer:
    """What an element says, as a layer."""
    segments: list[Segment] = []
    words: list[str] = []
    length = 0
    for event in events:
        if isinstance(event, Text):
            said = Span(length, length + len(event.words))
            segments.append(Segment(said, event.span, event.verbatim))
            words.append(event.words)
            length = said.end
    return Layer("".join(words), tuple(segments))
