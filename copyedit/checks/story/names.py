"""names: one name in two spellings, and near misses of names that are known. “Stephens”, and below “Stevens”."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document
from copyedit.findings import Match
from copyedit.language.names.mentions import Mention, find_mentions
from copyedit.matching.keys import Key, Kind
from copyedit.matching.places import name_of_place
from copyedit.matching.triggers import ALWAYS, Hit, Trigger


class Prepared(NamedTuple):
    report: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    blocks = tuple((block.kind, *block.span) for block in document.blocks if block.kind in PROSE_KINDS)
    return _FIND[prepared.report](document, find_mentions(document.plain, blocks))


def _variants(document: Document, mentions: Sequence[Mention]) -> Iterator[Match]:
    from copyedit.language.names.variants import find_variants

    for variant in find_variants(mentions):
        where = name_of_place(document, variant.place.start)
        yield Match(variant.span, (variant.right,), {"other": variant.name, "where": where}, related=variant.place)


_FIND: Mapping[str, Callable[[Document, Sequence[Mention]], Iterator[Match]]] = {
    "spelled two ways": _variants,
}
KEYS = {"report": Key(Kind.TEXT, "what to look for", tuple(_FIND))}
