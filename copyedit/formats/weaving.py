"""Prose put together from stretches of a source, block by block, for formats with markup. Start with `Weave`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copyedit.document import Block, Comment, Document, Segment, Span
from copyedit.language.quotations import find_quotations
from copyedit.language.story import find_blocks, refine_blocks

_BETWEEN = "\n\n"  # what stands between two blocks
_BLANK = re.compile(r"[ \t\r\n\f]+")


class Layer(NamedTuple):
    """A text inside a source: what a JSON string or an escaped page in a feed says, and where each stretch stands.

    The segments tie the text (as `prose`) to the source.
    """

    text: str
    segments: tuple[Segment, ...]


def whole(source: str) -> Layer:
    """The source itself as a layer."""
    span = Span(0, len(source))
    return Layer(source, (Segment(span, span),))


class Weave:
    """Puts a document's prose together. Blocks are begun and ended; text outside a block is left out.

    >>> weave = Weave("<h1>Ferry &amp; quay</h1>")
    >>> page = whole(weave.source)
    >>> weave.begin("headline")
    >>> weave.add(page, Span(4, 10)); weave.put("&", page, Span(10, 15)); weave.add(page, Span(15, 20))
    >>> weave.document("story.html", {}).blocks[0].span
    Span(start=0, end=12)
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._quoted: list[Span] = []
        self._quote_starts: list[int] = []
        self._length = 0
        self._open: Block | None = None  # its span is empty, where it begins
        self._first = 0  # of the pieces of the open block

    def begin(self, kind: str, escape: Callable[[str], str] | None = None) -> None:
        """Begins a block, and ends the one before; kinds and `escape` as `Block` has them."""
        self.end()
        self._open = Block(kind, Span(self._length, self._length), escape)
        self._first = len(self._pieces)

    def end(self) -> None:
        """Ends the open block; one of blanks only is dropped."""
        block, self._open = self._open, None
        if block is None:
            return
        text = "".join(self._pieces[self._first :])
        if text.strip():
            start = block.span.start
            span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
            self._blocks.append(block._replace(span=span))
            self._say(_BETWEEN)

    def turn(self, kind: str) -> None:
        """The open block is of another kind than it seemed when it began."""
        if self._open is not None:
            self._open = self._open._replace(kind=kind)

    def has(self, kind: str) -> bool:
        """True where a block of this kind has ended."""
        return any(block.kind == kind for block in self._blocks)

    def add(self, layer: Layer, span: Span) -> None:
        """A stretch of the layer, word for word; a run of blanks with a line ending in it is one space."""
        if self._open is None:
            return
        at = span.start
        has_lines = layer.text.find("\n", *span) >= 0 or layer.text.find("\r", *span) >= 0
        for blank in _BLANK.finditer(layer.text, *span) if has_lines else ():
            if blank.group() == " " or not ("\n" in blank.group() or "\r" in blank.group()):
                continue
            self._add(layer, Span(at, blank.start()))
            self.put(" ", layer, Span(*blank.span()))
            at = blank.end()
        self._add(layer, Span(at, span.end))

    def put(self, prose: str, layer: Layer, span: Span) -> None:
        """Prose that stands otherwise in the layer: “&” for “&amp;”. A change replaces all of it or nothing."""
        if self._open is None or not prose:
            return
        places = list(_places(layer, span))
        if places and _are_joined(places):
            said = Span(self._length, self._length + len(prose))
            self._segments.append(Segment(said, Span(places[0].source.start, places[-1].source.end), verbatim=False))
        self._say(prose)

    def gap(self, prose: str = " ") -> None:
        """Prose that stands nowhere in the source: the blank for “<br>”."""
        if self._open is not None:
            self._say(prose)

    def quote(self) -> None:
        """What follows is somebody's words, though no quotation marks say so: <blockquote>, a line after “>”."""
        self._quote_starts.append(self._length)

    def unquote(self) -> None:
        """Ends what the last `quote` began."""
        if self._quote_starts:
            behind_block = len(_BETWEEN) if self._pieces and self._pieces[-1] is _BETWEEN else 0
            self._quoted.append(Span(self._quote_starts.pop(), self._length - behind_block))

    def comment(self, text: str, layer: Layer, span: Span) -> None:
        """A comment of the format, for `copyedit: ignore` and its like."""
        places = list(_places(layer, span))
        if places:
            self._comments.append(Comment(text.strip(), Span(places[0].source.start, places[-1].source.end)))

    def document(self, path: str, origin: Mapping[str, object]) -> Document:
        """The document. Paragraphs that are a byline or what a web form left are told apart by their words."""
        self.end()
        while self._quote_starts:
            self.unquote()
        prose = "".join(self._pieces)
        blocks = tuple(refine_blocks(prose, self._blocks))
        quotations = [*find_quotations(prose, [block.span for block in blocks]), *self._quoted]
        quoted = tuple(Block("quote", span) for span in _united(quotations))
        segments = tuple(_merged(self._segments))
        return Document(path, self.source, prose, segments, blocks, quoted, origin, tuple(self._comments))

    def _add(self, layer: Layer, span: Span) -> None:
        for place in _places(layer, span):
            said = layer.text[place.prose.start : place.prose.end]
            at = Span(self._length, self._length + len(said))
            self._segments.append(Segment(at, place.source, place.verbatim))
            self._say(said)

    def _say(self, prose: str) -> None:
        self._pieces.append(prose)
        self._length += len(prose)


def weave_plain(weave: Weave, layer: Layer, escape: Callable[[str], str] | None = None) -> None:
    """A layer of plain text: its headline, byline and paragraphs are told by its lines."""
    for block in find_blocks(layer.text):
        weave.begin(block.kind, escape)
        weave.add(layer, block.span)


def within(layer: Layer, inner: Layer) -> Layer:
    """A layer inside a layer: the page (`inner`, tied to `layer`'s text) tied to the source of `layer`."""
    segments: list[Segment] = []
    for segment in inner.segments:
        places = list(_places(layer, segment.source))
        if not segment.verbatim:
            if places and _are_joined(places):
                source = Span(places[0].source.start, places[-1].source.end)
                segments.append(Segment(segment.prose, source, verbatim=False))
            continue
        shift = segment.prose.start - segment.source.start
        for place in places:
            prose = Span(place.prose.start + shift, place.prose.end + shift)
            segments.append(Segment(prose, place.source, place.verbatim))
    return Layer(inner.text, tuple(segments))


def _places(layer: Layer, span: Span) -> Iterator[Segment]:
    """The layer's segments in this stretch of its text, cut to it; one that is not verbatim is taken whole."""
    at = max(0, bisect_right(layer.segments, span.start, key=lambda segment: segment.prose.start) - 1)
    for index in range(at, len(layer.segments)):
        segment = layer.segments[index]
        if segment.prose.start >= span.end:
            return
        if segment.prose.end <= span.start:
            continue
        if not segment.verbatim:
            yield segment
            continue
        start, end = max(span.start, segment.prose.start), min(span.end, segment.prose.end)
        shift = segment.source.start - segment.prose.start
        yield Segment(Span(start, end), Span(start + shift, end + shift))


def _are_joined(places: Sequence[Segment]) -> bool:
    return all(a.source.end == b.source.start for a, b in zip(places, places[1:], strict=False))


def _united(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap as one."""
    held: Span | None = None
    for span in sorted(spans):
        if held and span.start < held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _merged(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Neighbours that are one verbatim stretch, as one."""
    held: Segment | None = None
    for segment in segments:
        if held and held.verbatim and segment.verbatim and _follows(held, segment):
            held = Segment(Span(held.prose.start, segment.prose.end), Span(held.source.start, segment.source.end))
            continue
        if held:
            yield held
        held = segment
    if held:
        yield held


def _follows(one: Segment, other: Segment) -> bool:
    return one.prose.end == other.prose.start and one.source.end == other.source.start
