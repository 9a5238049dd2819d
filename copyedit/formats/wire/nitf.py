"""NITF: a story in the news industry's text format, versions 3.0 to 3.6 (IPTC). Start with `read_text`."""

from __future__ import annotations

from collections.abc import Mapping

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.formats.declared import xml_encoding as declared_encoding
from copyedit.formats.weaving import Weave, whole
from copyedit.formats.wire.elements import Elements, weave_elements
from copyedit.formats.xml import Start, read_xml

__all__ = ["NITF", "declared_encoding", "read_text"]

NITF = Elements(
    {
        **dict.fromkeys(("hl1", "hl2"), "headline"),
        **dict.fromkeys(("byline", "byttl"), "byline"),
        "dateline": "dateline",
        **dict.fromkeys(("p", "li", "dt", "dd", "tagline", "bq"), "paragraph"),
        **dict.fromkeys(("td", "th"), "cell"),
        **dict.fromkeys(("media-caption", "caption"), "caption"),
    },
    frozenset(
        "head docdata rights distributor series pre alt-code copyrite credit media-metadata media-reference "
        "media-object media-producer nitf-table-metadata custom-table".split()
    ),
    frozenset({"bq", "q"}),
)


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """The story: headlines, byline, dateline, abstract, body, captions. Raises FileError where there is none."""
    events = read_xml(path, source)
    if not any(isinstance(event, Start) and event.name == "body" for event in events):
        raise FileError("no <body> in this NITF file: it has no story", path)
    weave = Weave(source)
    weave_elements(weave, whole(source), events, NITF)
    return weave.document(path, origin)
