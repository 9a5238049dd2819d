"""phrase: a set phrase with one word wrong. “The idea was handing in the air.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.phrases.phrasebook import NearMiss, Phrasebook, make_phrasebook, shipped_phrasebook
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger

KEYS = {"phrases": Key(Kind.TEXTS, "set phrases; by default the shipped list")}


class Prepared(NamedTuple):
    book: Phrasebook


def prepare(options: Mapping[str, Any]) -> Prepared:
    return Prepared(make_phrasebook(options["phrases"]) if "phrases" in options else shipped_phrasebook())


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(text) for text in prepared.book.triggers.split("\n"))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    found: dict[Span, NearMiss] = {}
    for hit in hits:
        for near in slips_at(prepared.book, document, hit):
            found.setdefault(Span(near.start, near.end), near)
    for span, near in found.items():
        yield Match(span, (near.right,), {"phrase": near.phrase})


def slips_at(book: Phrasebook, document: Document, hit: Hit) -> Iterator[NearMiss]:
    """Near misses of the phrases that a hit belongs to. None if another phrase has this very word here.

    “A shot in the dark” is not “a shot in the arm” gone wrong.
    """
    folded = document.folded
    for near in book.differing(hit.trigger, folded, hit.start, hit.end):
        if not book.exact(hit.trigger, folded, hit.start, hit.end) and not _is_name(document, near):
            yield near


def _is_name(document: Document, near: NearMiss) -> bool:
    if not document.prose[near.start].isupper():
        return False
    block = document.block_at(near.start)
    return block is None or not starts_sentence(document.prose, near.start, block.span)
