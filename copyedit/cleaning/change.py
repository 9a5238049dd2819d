"""One change of the prose, and the edits of the source that make it. Start with `edits_of`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copyedit.document import Block, Document, Span
from copyedit.findings import Edit


class Style(NamedTuple):
    """The house's quotation marks and dashes; “majority” is what the story has most of."""

    quotes: str = "majority"
    dashes: str = "majority"


class Change(NamedTuple):
    """Words that take the place of a stretch of prose."""

    span: Span
    words: str


def edits_of(document: Document, changes: Iterable[Change]) -> list[Edit]:
    """The edits, in order. A change that cannot be written, or that runs into the one before it, is left out."""
    edits: list[Edit] = []
    for span, words in sorted(changes):
        source = document.to_source(span)
        written = document.written(words, span.start) if source else None
        is_free = not edits or (source is not None and edits[-1].span.end <= source.start)
        if source is not None and written is not None and is_free and document.source[slice(*source)] != written:
            edits.append(Edit(source, written))
    return edits


def prose_blocks(document: Document, *kinds: str) -> Iterator[tuple[Block, str]]:
    """Each block with its prose, but for code; of these kinds, if any are named."""
    for block in document.blocks:
        if block.kind in kinds if kinds else block.kind != "code":
            yield block, document.prose[block.span.start : block.span.end]
