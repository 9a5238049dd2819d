"""Which passages of a story the context model reads. Start with `spans_read`."""

from __future__ import annotations

from copyedit.document import PROSE_KINDS, Block, Document

_TITLE_SHARE = 0.5  # of a headline's longer words; with more capitals than that, capitals carry no information


def spans_read(document: Document) -> tuple[tuple[int, int], ...]:
    """The blocks that the context model reads, as start and end offsets in the prose."""
    return tuple((block.span.start, block.span.end) for block in document.blocks if _is_read(document, block))


def _is_read(document: Document, block: Block) -> bool:
    """False for a Headline Where Most Words Have a Capital: the model would take them for names."""
    if block.kind not in PROSE_KINDS:
        return False
    if block.kind != "headline":
        return True
    words = [word for word in document.prose[block.span.start : block.span.end].split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) <= _TITLE_SHARE * len(words)
