"""phrase: a set phrase with one slip. “The idea was handing in the air.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.phrases.phrasebook import Phrasebook, make_phrasebook, shipped_phrasebook
from copyedit.language.phrases.slips import NearMiss, find_slips
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS = {"phrases": Key(Kind.TEXTS, "set phrases; by default the shipped list")}


class Prepared(NamedTuple):
    book: Phrasebook


def prepare(options: Mapping[str, Any]) -> Prepared:
    return Prepared(make_phrasebook(options["phrases"]) if "phrases" in options else shipped_phrasebook())


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    found: dict[Span, NearMiss] = {}
    for near in find_slips(prepared.book, document.folded):
        if not _is_name(document, near):
            found.setdefault(Span(near.start, near.end), near)
    for span, near in found.items():
        yield Match(span, (near.right,), {"phrase": near.phrase})


def _is_name(document: Document, near: NearMiss) -> bool:
    if not document.prose[near.start].isupper():
        return False
    block = document.block_at(near.start)
    return block is None or not starts_sentence(document.prose, near.start, block.span)
