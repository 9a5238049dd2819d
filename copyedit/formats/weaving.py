"""Prose put together from stretches of a source, block by block, for formats with markup. Start with `Weave`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copyedit.document import LEFT_OUT, Block, Comment, Document, Segment, Span
from copyedit.formats.left_out import needs_placeholder
from copyedit.language.text.quotations import find_quotations
from copyedit.language.text.story import find_blocks, refine_blocks

_BETWEEN = "\n\n"  # what stands between two blocks
_LINE_END = re.compile(r"[\r\n]")
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


def piecewise(source: str, spans: Iterable[Span]) -> Layer:
    """Stretches of the source as one text: the lines of a page without the “> ” in front of each."""
    segments: list[Segment] = []
    at = 0
    for span in spans:
        segments.append(Segment(Span(at, at + span.end - span.start), span))
        at = segments[-1].prose.end
    return Layer("".join(source[s.source.start : s.source.end] for s in segments), tuple(segments))


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
        self.is_english = True  # of the blocks begun from here on, as far as the file says
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._quoted: list[Span] = []
        self._quote_starts: list[int] = []
        self._after: list[Callable[[], None]] = []
        self._length = 0
        self._open: Block | None = None  # its span is empty, where it begins
        self._first = 0  # of the pieces of the open block
        self._has_passed = False  # something was passed over behind the last piece

    def begin(self, kind: str, escape: Callable[[str], str | None] | None = None) -> None:
        """Begins a block, and ends the one before; kinds and `escape` as `Block` has them."""
        self.end()
        self._open = Block(kind, Span(self._length, self._length), escape, self.is_english)
        self._first = len(self._pieces)

    def end(self) -> None:
        """Ends the open block; one with nothing to read is dropped."""
        block, self._open, self._has_passed = self._open, None, False
        if block is None:
            return
        text = "".join(self._pieces[self._first :])
        if text.replace(LEFT_OUT, "").strip():
            start = block.span.start
            span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
            self._blocks.append(block._replace(span=span))
            self._say(_BETWEEN)
        waiting, self._after = self._after, []
        for write in waiting:
            write()
            self.end()

    def after(self, write: Callable[[], None]) -> None:
        """Has `write` begin a block once the open one has ended: for a picture's words in the midst of a sentence."""
        self._after.append(write)

    def turn(self, kind: str) -> None:
        """Changes the kind of the open block, when it turns out to be another."""
        if self._open is not None:
            self._open = self._open._replace(kind=kind)

    def add(self, layer: Layer, span: Span) -> None:
        """A stretch of the layer, word for word; a run of blanks with a line ending in it is one space."""
        if self._open is None:
            return
        if not _LINE_END.search(layer.text, span.start, span.end):
            self._add(layer, span)
            return
        at = span.start
        for blank in _BLANK.finditer(layer.text, span.start, span.end):
            if not _LINE_END.search(blank.group()):
                continue
            self._add(layer, Span(at, blank.start()))
            self.put(" ", layer, Span(*blank.span()))
            at = blank.end()
        self._add(layer, Span(at, span.end))

    def put(self, prose: str, layer: Layer, span: Span) -> None:
        """Prose that is written differently in the layer: “&” for “&amp;”. A change replaces all of it or nothing."""
        if self._open is None or not prose:
            return
        self._settle(prose)
        places = _places(layer, span)
        if places and _are_joined(places):
            said = Span(self._length, self._length + len(prose))
            self._segments.append(Segment(said, Span(places[0].source.start, places[-1].source.end), verbatim=False))
        self._say(prose)

    def gap(self, prose: str = " ") -> None:
        """Prose that is nowhere in the source: the blank for “<br>”."""
        if self._open is not None:
            self._settle(prose)
            self._say(prose)

    def leave_out(self) -> None:
        """A placeholder for what reads as a word but is not prose: code, a formula, an address."""
        self.gap(LEFT_OUT)

    def pass_over(self) -> None:
        """Passes over a picture, a note, a comment; see `needs_placeholder`. At a block's edge it leaves no trace."""
        pieces = self._pieces
        words = (pieces[at] for at in range(self._first, len(pieces)))  # a slice would copy them every time
        self._has_passed = self._open is not None and any(map(str.strip, words))

    def quote(self) -> None:
        """What follows is a quotation without quotation marks: <blockquote>, a line after “>”."""
        self._quote_starts.append(self._length)

    def unquote(self) -> None:
        """Ends what the last `quote` began."""
        if self._quote_starts:
            self._quoted.append(Span(self._quote_starts.pop(), self._length))

    def comment(self, text: str, layer: Layer, span: Span) -> None:
        """A comment of the format, for `copyedit: ignore` and its like."""
        places = _places(layer, span)
        if places:
            self._comments.append(Comment(text.strip(), Span(places[0].source.start, places[-1].source.end)))

    def document(self, path: str, origin: Mapping[str, object]) -> Document:
        """The document. Bylines and what a web form left are recognised among the paragraphs by their words."""
        self.end()
        while self._quote_starts:
            self.unquote()
        prose = "".join(self._pieces)
        blocks = tuple(refine_blocks(prose, self._blocks))
        quotations = [*find_quotations(prose, [block.span for block in blocks]), *self._quoted]
        quoted = tuple(Block("quote", span) for span in _cut_to(united(quotations), blocks))
        segments = tuple(_merged(self._segments))
        comments = tuple(sorted(self._comments, key=lambda comment: comment.span))
        return Document(path, self.source, prose, segments, blocks, quoted, origin, comments)

    def _add(self, layer: Layer, span: Span) -> None:
        if span.start == span.end:
            return
        if self._has_passed:
            self._settle(layer.text[span.start : span.end])
        for place in _places(layer, span):
            said = layer.text[place.prose.start : place.prose.end]
            at = Span(self._length, self._length + len(said))
            self._segments.append(Segment(at, place.source, place.verbatim))
            self._say(said)

    def _settle(self, following: str) -> None:
        """Says the placeholder that something passed over needs before these words."""
        if not self._has_passed:
            return
        before = self._pieces[-1]
        if needs_placeholder(before, following):
            self._say(LEFT_OUT)
        elif not following.strip():
            return  # nothing but a blank: the next words decide
        self._has_passed = False

    def _say(self, prose: str) -> None:
        self._pieces.append(prose)
        self._length += len(prose)


def weave_plain(weave: Weave, layer: Layer, escape: Callable[[str], str] | None = None) -> None:
    """A layer of plain text; its lines show which is headline, byline or paragraph."""
    for block in find_blocks(layer.text):
        weave.begin(block.kind, escape)
        weave.add(layer, block.span)


def within(layer: Layer, inner: Layer) -> Layer:
    """A layer inside a layer: the page (`inner`, tied to `layer`'s text) tied to the source of `layer`."""
    segments: list[Segment] = []
    for segment in inner.segments:
        places = _places(layer, segment.source)
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


def _places(layer: Layer, span: Span) -> list[Segment]:
    """The layer's segments in this stretch of its text, cut to it; one that is not verbatim is taken whole."""
    at = max(0, bisect_right(layer.segments, span.start, key=_start_in_prose) - 1)
    places: list[Segment] = []
    for index in range(at, len(layer.segments)):  # no slice: a layer may have as many segments as its text has lines
        (first, last), source, verbatim = layer.segments[index]
        if first >= span.end:
            break
        if last <= span.start:
            continue
        if verbatim:
            start, end = max(span.start, first), min(span.end, last)
            shift = source.start - first
            places.append(Segment(Span(start, end), Span(start + shift, end + shift)))
        else:
            places.append(layer.segments[index])
    return places


def _start_in_prose(segment: Segment) -> int:
    return segment.prose.start


def _are_joined(places: Sequence[Segment]) -> bool:
    return all(a.source.end == b.source.start for a, b in zip(places, places[1:], strict=False))


def united(spans: Iterable[Span]) -> Iterator[Span]:
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


def _cut_to(spans: Iterable[Span], blocks: Sequence[Block]) -> Iterator[Span]:
    """The parts of the spans that lie in blocks; both are in order, and apart."""
    at = 0
    for span in spans:
        while at < len(blocks) and blocks[at].span.end <= span.start:
            at += 1
        index = at
        while index < len(blocks) and blocks[index].span.start < span.end:
            yield Span(max(span.start, blocks[index].span.start), min(span.end, blocks[index].span.end))
            index += 1


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
