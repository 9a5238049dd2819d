"""Lines that belong to a web page or a wire, not to the story: taken out whole. Start with `find_boilerplate`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from copyedit.cleaning.change import Change
from copyedit.document import Block, Document, Span
from copyedit.findings import Finding, Level

# The rules that know such lines.
RULES = ("wire/boilerplate", "wire/leftover/take-mark")
_WORD = re.compile(r"\w")


def find_boilerplate(document: Document, findings: Sequence[Finding]) -> Iterator[Change]:
    """Each block of which findings leave no word. What a rule only suggests, such as an agency's trailer, stays."""
    by_block: dict[Block, list[Span]] = defaultdict(list)
    for finding in findings:
        block = document.block_at(finding.place.start)
        if block and finding.level > Level.SUGGESTION:
            by_block[block].append(finding.place)
    for block, places in by_block.items():
        if not _WORD.search(_left(document.prose, block.span, places)):
            yield Change(_with_gap(document, block), "")


def _left(prose: str, span: Span, places: Sequence[Span]) -> str:
    """What stands in the block outside the places, which may run past its end."""
    pieces = []
    at = span.start
    for place in sorted(places):
        pieces.append(prose[at : max(at, place.start)])
        at = max(at, min(place.end, span.end))
    return "".join((*pieces, prose[at : span.end]))


def _with_gap(document: Document, block: Block) -> Span:
    """The block and the blank lines behind it; at the end of a story those before it."""
    number = document.blocks.index(block)
    behind = document.blocks[number + 1].span.start if number + 1 < len(document.blocks) else None
    if behind is not None and _is_blank(document, block.span.end, behind):
        return Span(block.span.start, behind)
    before = document.blocks[number - 1].span.end if number else None
    if behind is None and before is not None and _is_blank(document, before, block.span.start):
        return Span(before, block.span.end)
    return block.span


def _is_blank(document: Document, start: int, end: int) -> bool:
    """True if nothing but line ends parts the places in the source: in a web page, tags do."""
    source = document.to_source(Span(start, end))
    return source is not None and not document.source[source.start : source.end].strip() and start < end
