"""quotation: marks that are not closed, not opened, turned, nested, or of two kinds: “He left", she said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.places import name_of_place
from copyedit.matching.triggers import Hit, Trigger

if TYPE_CHECKING:
    from copyedit.language.text.unbalanced import FaultyMark

KEYS = {
    "report": Key(Kind.TEXT, "what is wrong with the mark", ("not closed", "not opened", "turned", "nested", "mixed"))
}
_MARKS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"


class Prepared(NamedTuple):
    report: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(mark, whole=False) for mark in _MARKS)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    blocks = tuple((block.kind, *block.span) for block in document.blocks)
    faults = [fault for fault in _faults(document.prose, blocks) if fault.fault == prepared.report]
    if prepared.report == "mixed":
        yield from _mixed(document, {fault.span: fault for fault in sorted(faults)})
        return
    for fault in faults:
        where = name_of_place(document, fault.other.start) if fault.other else ""
        right = (fault.right,) if fault.right else ()
        yield Match(fault.span, right, {"where": where}, related=fault.other)


def _mixed(document: Document, faults: Mapping[Span, FaultyMark]) -> Iterator[Match]:
    """One match for a story, at the first such mark: where two sources meet, there are many."""
    for fault in list(faults.values())[:1]:
        assert fault.other is not None
        names = {"count": str(len(faults)), "where": name_of_place(document, fault.other.start)}
        yield Match(fault.span, (), names, related=fault.other)


@lru_cache(maxsize=1)
def _faults(prose: str, blocks: tuple[tuple[str, int, int], ...]) -> tuple[FaultyMark, ...]:
    """Paragraphs are read one after the other; headlines and captions, which may have marks of their own, alone.

    Cached for the last story, since several rules ask for it.
    """
    from copyedit.language.text.unbalanced import find_faults

    found = list(find_faults(prose, [Span(start, end) for kind, start, end in blocks if kind == "paragraph"]))
    for kind, start, end in blocks:
        if kind in ("headline", "caption"):
            found += find_faults(prose, [Span(start, end)])
    return tuple(found)
