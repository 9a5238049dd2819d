"""How a message speaks of another place in the story: “the headline”, “paragraph 3”. Start with `name_of_place`."""

from __future__ import annotations

from copyedit.document import Document


def name_of_place(document: Document, offset: int) -> str:
    """The part of the story at a place of the prose; paragraphs are counted from 1."""
    block = document.block_at(offset)
    if block is None or block.kind != "paragraph":
        return f"the {block.kind}" if block else "the story"
    return f"paragraph {document.paragraph_number(offset)}"
