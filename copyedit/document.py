"""A document: prose to check, and where in the source each character of it came from.

Start with `Document`. All offsets are code points, end-exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# Each is replaced by one character, so that offsets stay the same. Rules search `plain`, whatever the apostrophe in
# “it’s”; a phrase may run over a line break.
PLAIN_CHARACTERS = {
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}

# Blocks of running prose. Other kinds have a form of their own or are not copy.
PROSE_KINDS = frozenset({"headline", "paragraph", "caption", "cell"})

LEFT_OUT = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands in the prose for code, an address or a picture


class Span(NamedTuple):
    """A stretch of text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """True if the two share a character, or if one is empty and lies in or at the edge of the other."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Segment(NamedTuple):
    """Ties a stretch of prose to the stretch of source it was read from.

    `verbatim` segments are equal, character for character; others (an entity, a line ending of two characters) are
    replaced whole or not at all.
    """

    prose: Span
    source: Span
    verbatim: bool = True


class Block(NamedTuple):
    """A part of the story: headline byline dateline paragraph caption cell code boilerplate.

    Blocks of kind `quote` are direct quotations; they lie inside the others. `escape` turns words into source for this
    block: “Smith & Sons” is “Smith &amp; Sons” in a web page. It returns None for words that cannot be written there;
    without it, words are written as they are. `is_english` is False where the file says that the language is another.
    """

    kind: str
    span: Span
    escape: Callable[[str], str | None] | None = None
    is_english: bool = True


class Comment(NamedTuple):
    """A comment in the source, which readers do not see: “copyedit: ignore wire/names”. `span` is of the source."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One story. `blocks` do not overlap and are in order; `quotations` lie inside them.

    `origin` is what the file is besides its text: encoding, byte-order mark and container, which writing back needs,
    and the `date` that it declares.
    `plain` is the prose with every apostrophe as ' and all white space as spaces, but line feeds between blocks, so
    that no phrase is found across two blocks. `folded` is `plain` in lower case. Both are as long as the prose.
    """

    path: str
    source: str
    prose: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    quotations: tuple[Block, ...] = ()
    origin: Mapping[str, object] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    plain: str = field(init=False, repr=False)
    folded: str = field(init=False, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, repr=False)
    _quotation_starts: tuple[int, ...] = field(init=False, repr=False)
    _segment_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        plain = _plain(self.prose, self.blocks)
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "folded", fold(plain))
        object.__setattr__(self, "_starts", tuple(block.span.start for block in self.blocks))
        paragraphs = tuple(block.span.start for block in self.blocks if block.kind == "paragraph")
        object.__setattr__(self, "_paragraph_starts", paragraphs)
        object.__setattr__(self, "_quotation_starts", tuple(block.span.start for block in self.quotations))
        object.__setattr__(self, "_segment_starts", tuple(segment.prose.start for segment in self.segments))

    def to_source(self, span: Span) -> Span | None:
        """The source span of a stretch of prose; None where it is not one unbroken stretch of source."""
        first = self._segment_at(span.start, span.end)
        if first is None:
            return None
        if span.start == span.end:
            at = _edge(first, span.start, at_start=span.start == first.prose.start)
            return None if at is None else Span(at, at)
        if first.verbatim and span.end <= first.prose.end:
            shift = first.source.start - first.prose.start
            return Span(span.start + shift, span.end + shift)
        last = self._segment_at(max(span.start, span.end - 1), span.end)
        start = _edge(first, span.start, at_start=True)
        end = _edge(last, span.end, at_start=False) if last else None
        if start is None or end is None:
            return None
        joined = all(a.source.end == b.source.start for a, b in self._pairs(span))
        return Span(start, end) if joined else None

    def is_verbatim(self, span: Span) -> bool:
        """True if the source of this stretch of prose is identical to the prose."""
        source = self.to_source(span)
        return source is not None and self.source[source.start : source.end] == self.prose[span.start : span.end]

    def written(self, words: str, at: int) -> str | None:
        """The words as they are written in the source at this place of the prose: “&” is “&amp;” in a web page.

        None if they cannot be written there.
        """
        block = self.block_at(at)
        return block.escape(words) if block and block.escape else words

    def segments_at(self, span: Span) -> list[Segment]:
        """The segments that the stretch of prose touches, found by bisection, as a page of markup has very many."""
        first = bisect_right(self._segment_starts, span.start)
        behind = bisect_right(self._segment_starts, span.end, lo=first)
        return [segment for segment in self.segments[max(0, first - 2) : behind] if segment.prose.touches(span)]

    def block_at(self, offset: int) -> Block | None:
        """The block that contains this place of the prose."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset <= self.blocks[index].span.end else None

    def paragraph_number(self, offset: int) -> int:
        """How many paragraphs begin at or before this place of the prose: the first is 1."""
        return bisect_right(self._paragraph_starts, offset)

    def quotation_at(self, span: Span) -> Block | None:
        """The direct quotation that the stretch of prose touches."""
        index = bisect_right(self._quotation_starts, span.start)
        for quotation in self.quotations[max(0, index - 1) : index + 1]:
            if quotation.span.touches(span):
                return quotation
        return None

    def _segment_at(self, start: int, end: int) -> Segment | None:
        index = bisect_right(self._segment_starts, start) - 1
        if index < 0:
            return None
        segment = self.segments[index]
        return segment if start < segment.prose.end or start == end == segment.prose.end else None

    def _pairs(self, span: Span) -> Iterable[tuple[Segment, Segment]]:
        inside = self.segments_at(span)
        return zip(inside, inside[1:], strict=False)


def fold(text: str) -> str:
    """Lower case of the same length: letters with a longer lower case (the Turkish dotted capital I) are kept."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _plain(prose: str, blocks: tuple[Block, ...]) -> str:
    for char, plain in PLAIN_CHARACTERS.items():
        prose = prose.replace(char, plain)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        pieces += ("\n" * (block.span.start - at), prose[block.span.start : block.span.end])
        at = block.span.end
    return "".join(pieces) + "\n" * (len(prose) - at)


def _edge(segment: Segment, offset: int, *, at_start: bool) -> int | None:
    """Where the prose offset is in the source; None inside a segment that is not verbatim."""
    if segment.verbatim:
        return segment.source.start + offset - segment.prose.start
    if at_start:
        return segment.source.start if offset == segment.prose.start else None
    return segment.source.end if offset == segment.prose.end else None
