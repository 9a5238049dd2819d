"""The text of a word processor's file: paragraphs of pieces, each with the bytes that say it.

The source of such a document is the text as a person sees it, one paragraph a line. Start with `document_of`;
`changes.py` carries changes of the source into the bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from copyedit.document import Block, Document, Segment, Span
from copyedit.formats.left_out import needs_placeholder
from copyedit.formats.notes import Note
from copyedit.language.text.quotations import find_quotations
from copyedit.language.text.story import refine_blocks

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # a picture, a formula or a symbol in a line


class Sign(Enum):
    """What an element stands for that is a piece by itself."""

    BREAK = "a line break"
    SPACE = "a blank"


class Piece(NamedTuple):
    """Some text and its bytes in a part of the file.

    What is `fixed` has no bytes, or is not to be changed: a tab, a page number. `around` is what else its format must
    know of the place.
    """

    text: str
    part: str = ""
    start: int = 0
    end: int = 0
    fixed: bool = True
    around: object = None


@dataclass(slots=True)
class Paragraph:
    """A line of the source. `kind` is a block's, or None for what is not looked at: a table of contents.

    `breaks` are where two line breaks in a row part it, as code points. `is_boxed`: in a text box.
    """

    kind: str | None
    is_quote: bool = False
    is_boxed: bool = False
    pieces: list[Piece] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0  # code points
    has_passed: bool = False  # something was passed over behind the last piece

    def add(self, piece: Piece) -> None:
        """A piece more, unless it is empty; a line break behind another is where a block may end."""
        if piece.text:
            if self.has_passed:
                self._settle(piece.text)
            if piece.around is Sign.BREAK and self.pieces and self.pieces[-1].around is Sign.BREAK:
                self.breaks.append(self.length)
            self.pieces.append(piece)
            self.length += len(piece.text)

    def pass_over(self) -> None:
        """Passes over a picture beside the text or a note's mark; see `needs_placeholder`."""
        self.has_passed = any(piece.text.strip() for piece in self.pieces)

    def _settle(self, following: str) -> None:
        if needs_placeholder(self.pieces[-1].text, following):
            self.pieces.append(Piece(OBJECT))
            self.length += 1
        self.has_passed = not following.strip()

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])


@dataclass(slots=True)
class Gathered:
    """Paragraphs as a reader comes to them: a note's and a text box's follow the one that holds it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    _open: list[Paragraph] = field(default_factory=list)
    _waiting: list[Paragraph] = field(default_factory=list)

    @property
    def current(self) -> Paragraph | None:
        """The innermost paragraph that is open."""
        return self._open[-1] if self._open else None

    def begin(self, paragraph: Paragraph) -> None:
        self._open.append(paragraph)

    def end(self) -> None:
        paragraph = self._open.pop()
        if self._open:
            paragraph.is_boxed = True
            self._waiting.append(paragraph)
            return
        self.paragraphs += [paragraph, *self._waiting]
        self._waiting.clear()


def source_of(paragraphs: Iterable[Paragraph]) -> str:
    """One paragraph a line."""
    return "".join([paragraph.text + "\n" for paragraph in paragraphs])


def document_of(path: str, paragraphs: Sequence[Paragraph], origin: Mapping[str, object]) -> Document:
    """The document of these paragraphs; its prose is its source."""
    source = source_of(paragraphs)
    blocks: list[Block] = []
    quoted: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        ends = [*paragraph.breaks, paragraph.length]
        found = [] if paragraph.kind is None else list(_stretches(source, at, ends))
        blocks += [Block(paragraph.kind or "", span) for span in found]
        quoted += found if paragraph.is_quote else []
        at += paragraph.length + 1
    blocks = refine_blocks(source, blocks)
    within = find_quotations(source, [block.span for block in blocks])
    spans = sorted([*quoted, *(span for span in within if not any(q.holds(span) for q in _near(quoted, span)))])
    quotations = tuple(Block("quote", span) for span in spans)
    return Document(path, source, source, tuple(_segments(paragraphs)), tuple(blocks), quotations, origin)


def _stretches(source: str, start: int, ends: Sequence[int]) -> Iterator[Span]:
    """The parts of a paragraph that end so, without the blanks and pictures at their edges; empty ones left out."""
    edge = " \t\N{NO-BREAK SPACE}" + OBJECT
    begun = start
    for end in ends:
        text = source[begun : start + end]
        first = begun + len(text) - len(text.lstrip(edge))
        if text.strip(edge):
            yield Span(first, begun + len(text.rstrip(edge)))
        begun = start + end


def _near(quoted: Sequence[Span], span: Span) -> Sequence[Span]:
    at = bisect_right(quoted, (span.start, span.end))
    return quoted[max(0, at - 1) : at + 1]


def _segments(paragraphs: Iterable[Paragraph]) -> Iterator[Segment]:
    """The stretches that may be changed; neighbours in one paragraph are one."""
    at = 0
    for paragraph in paragraphs:
        begun = at
        for piece in paragraph.pieces:
            if piece.fixed:
                if begun < at:
                    yield Segment(Span(begun, at), Span(begun, at))
                begun = at + len(piece.text)
            at += len(piece.text)
        if begun < at:
            yield Segment(Span(begun, at), Span(begun, at))
        at += 1


def starts_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """Where each paragraph begins in the source, and where the source ends."""
    return [0, *accumulate(paragraph.length + 1 for paragraph in paragraphs)]


def anchors_of(notes: Iterable[Note], paragraphs: Sequence[Paragraph], part: str) -> Iterator[Note]:
    """The notes, each with a span inside one paragraph of this part of the file.

    What is said of a text box, or of a note of the story's, stands with the paragraph before it, and names the words.
    """
    starts = starts_of(paragraphs)
    for note in notes:
        index = min(bisect_right(starts, note.span.start), len(paragraphs)) - 1
        before = (other for other in range(index, -1, -1) if _takes_notes(paragraphs[other], part))
        other = next(before, None)
        if other is None:
            continue
        start, end = starts[other], starts[other + 1] - 1
        if other == index:
            yield note._replace(span=Span(min(note.span.start, end), min(note.span.end, end)))
        else:
            said = paragraphs[index].text[note.span.start - starts[index] : note.span.end - starts[index]]
            yield Note(Span(start, end), (f"On “{said}”, which stands apart:", *note.paragraphs))


def _takes_notes(paragraph: Paragraph, part: str) -> bool:
    return not paragraph.is_boxed and any(piece.part == part for piece in paragraph.pieces)


def bounds_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """Where pieces of the source begin and end."""
    texts = (text for paragraph in paragraphs for text in (*(piece.text for piece in paragraph.pieces), "\n"))
    return list(accumulate((len(text) for text in texts), initial=0))
