"""RSS 2.0, RSS 1.0 and Atom: HTML in the text of XML, as CDATA, escaped or as it is. Start with `read_text`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from copyedit.document import Document, Segment, Span
from copyedit.errors import FileError
from copyedit.formats.declared import is_english
from copyedit.formats.declared import xml_encoding as declared_encoding
from copyedit.formats.weaving import Layer, Weave, whole
from copyedit.formats.web.html import Escapes, weave_page
from copyedit.formats.web.inside import Form, form_of, weave_inside
from copyedit.formats.xml import End, Event, Remark, Start, Text, escape_xml, read_xml

__all__ = ["declared_encoding", "read_text"]

_ROOTS = frozenset({"rss", "RDF", "feed"})
# What a reader of a feed sees, by names without prefix: “encoded” is content:encoded, others are media:title and so on.
_KINDS = {
    "title": "headline",
    "subtitle": "headline",
    "description": "paragraph",
    "summary": "paragraph",
    "content": "paragraph",
    "encoded": "paragraph",
}
_CDATA = "<![CDATA["


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """Titles, summaries and contents of all items. Raises FileError unless it is well-formed XML and a feed."""
    events = read_xml(path, source)
    root = next(event for event in events if isinstance(event, Start))
    if root.name not in _ROOTS:
        raise FileError(f"a feed begins with <rss>, <rdf:RDF> or <feed>, this file with <{root.name}>", path)
    weave = Weave(source)
    weave.is_english = is_english(_language(root, events))
    weave_feed(weave, events, Escapes.of(origin), is_atom=root.name == "feed")
    return weave.document(path, origin)


def weave_feed(weave: Weave, events: Sequence[Event], escapes: Escapes, *, is_atom: bool) -> None:
    """The elements of a feed that hold words; what is inside them is theirs alone."""
    at = 0
    while at < len(events):
        event = events[at]
        at += 1
        if isinstance(event, Remark):
            weave.comment(event.words, whole(weave.source), event.span)
        elif isinstance(event, Start) and event.name in _KINDS and not _is_elsewhere(event, is_atom=is_atom):
            end = _end_of(events, at)
            form = _form(event, events[at:end], is_atom=is_atom)
            if form == "xhtml":
                part = Span(_start_of(events[at]), _start_of(events[end]))
                page = Layer(weave.source[part.start : part.end], (Segment(Span(0, part.end - part.start), part),))
                weave_page(weave, page, escapes, kind=_KINDS[event.name], is_xml=True)
            elif form:
                texts = [inner for inner in events[at:end] if isinstance(inner, Text)]
                _weave_texts(weave, texts, escapes, _KINDS[event.name], form)
            at = end


def _language(root: Start, events: Sequence[Event]) -> str:
    """What xml:lang says, or RSS's <language>."""
    for event, following in zip(events, events[1:], strict=False):
        if isinstance(event, Start) and event.name == "language" and isinstance(following, Text):
            return following.words
    return root.attributes.get("lang", "")


def _is_elsewhere(start: Start, *, is_atom: bool) -> bool:
    """True for media:content and what has an address instead of words; elements in it have words of their own."""
    return start.name == "content" and (not is_atom or "src" in start.attributes or "url" in start.attributes)


def _form(start: Start, inside: Sequence[Event], *, is_atom: bool) -> Form | None:
    """How an element's words are written; None where it has none."""
    if any(isinstance(event, Start) for event in inside):
        return "xhtml"
    if "type" in start.attributes:
        return form_of(start.attributes["type"])
    return "text" if is_atom else "either"  # RSS does not say whether its text is HTML


def _weave_texts(weave: Weave, texts: Sequence[Text], escapes: Escapes, kind: str, form: Form) -> None:
    """The words of an element; CDATA and what is around it are read apart, for they are written in two ways."""
    for is_cdata, pieces in groupby(_with_cdata(weave.source, texts), key=lambda piece: piece[0]):
        layer = _layer([text for _, text in pieces])
        if is_cdata:
            weave_inside(weave, layer, form, kind, escapes.within(_keep_open), _keep_open)
        else:
            weave_inside(weave, layer, form, kind, escapes.within(escape_xml), escapes.text)


def _keep_open(words: str) -> str:
    """Words in CDATA stand as they are, but for its end."""
    return words.replace("]]>", "]]]]><![CDATA[>")


def _with_cdata(source: str, texts: Sequence[Text]) -> Iterator[tuple[bool, Text]]:
    is_cdata, end = False, -1
    for text in texts:
        if text.span.start != end:
            is_cdata = source.startswith(_CDATA, text.span.start - len(_CDATA))
        end = text.span.end
        yield is_cdata, text


def _layer(texts: Sequence[Text]) -> Layer:
    segments: list[Segment] = []
    at = 0
    for text in texts:
        segments.append(Segment(Span(at, at + len(text.words)), text.span, text.verbatim))
        at += len(text.words)
    return Layer("".join(text.words for text in texts), tuple(segments))


def _end_of(events: Sequence[Event], at: int) -> int:
    """Where the element ends whose inside begins at `at`."""
    depth = 1
    while depth:
        depth += isinstance(events[at], Start) - isinstance(events[at], End)
        at += 1
    return at - 1


def _start_of(event: Event) -> int:
    return event.at if isinstance(event, Start | End) else event.span.start
