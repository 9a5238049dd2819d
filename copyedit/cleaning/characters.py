"""Characters that leaked in: mojibake, entities that show, invisible characters. Start with `find_leaked`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.cleaning.change import Change, prose_blocks
from copyedit.document import Document, Span
from copyedit.language.text.leaked import entities_in, invisible_in, mojibake_in


def find_leaked(document: Document, kind: str) -> Iterator[Change]:
    """The characters of one kind to replace or remove."""
    for block, text in prose_blocks(document):
        leaked = {"mojibake": mojibake_in, "entities": entities_in}.get(kind)
        for start, end, right in leaked(text) if leaked else invisible_in(text, document.prose):
            yield Change(Span(block.span.start + start, block.span.start + end), right)
