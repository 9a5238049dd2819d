"""Which blocks of a story are checked: those in English. Start with `in_english`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copyedit.document import PROSE_KINDS, Block, Document
from copyedit.language.words.other_languages import is_english


def in_english(document: Document) -> tuple[Document, int]:
    """The document without its blocks in other languages, and how many those are.

    What the file says of its language comes first, then the words. Where such blocks are most of the story, a block of
    unknown words, a headline say, is taken for another of them.
    """
    judged = [block for block in document.blocks if block.kind in PROSE_KINDS]
    others = [block for block in judged if not block.is_english or not is_english(_words(document, block))]
    if not others:
        return document, 0
    if _length(others) * 2 > _length(judged):
        others = [
            block
            for block in judged
            if not block.is_english or not is_english(_words(document, block), among_others=True)
        ]
    gone = {block.span for block in others}
    kept = tuple(block for block in document.blocks if block.span not in gone)
    return replace(document, blocks=kept), len(others)


def _words(document: Document, block: Block) -> str:
    return document.prose[block.span.start : block.span.end]


def _length(blocks: Sequence[Block]) -> int:
    return sum(block.span.end - block.span.start for block in blocks)
