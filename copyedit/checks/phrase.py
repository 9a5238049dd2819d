"""phrase: a set phrase gone wrong by one word. “The idea was handing in the air.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.keys import Key, Kind
from copyedit.language.phrases import Near, Phrasebook, make_phrasebook, read_phrases
from copyedit.language.sentences import starts_sentence
from copyedit.triggers import Hit, Trigger

KEYS = {"phrases": Key(Kind.TEXTS, "set phrases; left out: the shipped list")}


@dataclass(frozen=True, slots=True)
class Prepared:
    book: Phrasebook


def prepare(options: Mapping[str, Any]) -> Prepared:
    return Prepared(make_phrasebook(options.get("phrases") or read_phrases()))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(text) for text in prepared.book.triggers)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    book, folded = prepared.book, document.folded
    found: dict[Span, Near] = {}
    for hit in hits:
        for near in book.differing(hit.trigger, folded, hit.start, hit.end):
            if book.exact(hit.trigger, folded, hit.start, hit.end):
                break  # another phrase has just this word here: a shot in the dark, a shot in the arm
            if not _is_name(document, near):
                found.setdefault(Span(near.start, near.end), near)
    for span, near in found.items():
        yield Match(span, (near.right,), {"phrase": near.phrase})


def _is_name(document: Document, near: Near) -> bool:
    if not document.prose[near.start].isupper():
        return False
    block = document.block_at(near.start)
    return block is None or not starts_sentence(document.prose, near.start, block.span)
