"""The text of a word processor's file: paragraphs of pieces, each with the bytes that say it.

The source of such a document is the text as a person sees it, one paragraph a line. Start with `document_of`;
`changes.py` carries changes of the source into the bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from copyedit.document import Block, Document, Segment, Span
from copyedit.formats.notes import Note
from copyedit.language.quotations import find_quotations
from copyedit.language.story import refine_blocks

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # a picture, a formula or a symbol in a line


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

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])


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
        length = len(paragraph.text)
        found = [] if paragraph.kind is None else list(_stretches(source, at, [*paragraph.breaks, length]))
        blocks += [Block(paragraph.kind or "", span) for span in found]
        quoted += found if paragraph.is_quote else []
        at += length + 1
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


def anchor_of(note: Note, paragraphs: Sequence[Paragraph], part: str) -> Note | None:
    """The note with a span inside one paragraph of this part of the file; None where there is no such paragraph.

    What is said of a text box, or of a note of the story's, stands with the paragraph before it, and names the words.
    """
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)]
    index = min(bisect_right(starts, note.span.start), len(paragraphs)) - 1
    if index < 0:
        return None
    if _takes_notes(paragraphs[index], part):
        end = min(note.span.end, starts[index + 1] - 1)
        return note._replace(span=Span(min(note.span.start, end), end))
    before = (other for other in reversed(range(index)) if _takes_notes(paragraphs[other], part))
    other = next(before, None)
    if other is None:
        return None
    said = paragraphs[index].text[note.span.start - starts[index] : note.span.end - starts[index]]
    span = Span(starts[other], starts[other + 1] - 1)
    return Note(span, (f"On “{said}”, which stands apart:", *note.paragraphs))


def _takes_notes(paragraph: Paragraph, part: str) -> bool:
    return not paragraph.is_boxed and any(piece.part == part for piece in paragraph.pieces)


def bounds_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """Where pieces of the source begin and end."""
    texts = (text for paragraph in paragraphs for text in (*(piece.text for piece in paragraph.pieces), "\n"))
    return list(accumulate((len(text) for text in texts), initial=0))
