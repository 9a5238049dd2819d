"""occurrence: too many or too few of something. Two exclamation marks in a headline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.text.sentences import sentences_in
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger
from copyedit.matching.wording import Wording, find_wording, make_wording, wording_triggers

KEYS = {
    "tokens": Key(Kind.TEXTS, "literal words and phrases"),
    "patterns": Key(Kind.TEXTS, "regular expressions"),
    "per": Key(Kind.TEXT, "where to count", ("sentence", "block", "document")),
    "max": Key(Kind.COUNT, "the maximum number allowed"),
    "min": Key(Kind.COUNT, "the minimum number required"),
}


class Prepared(NamedTuple):
    wording: Wording
    per: str
    most: int | None
    fewest: int | None


def prepare(options: Mapping[str, Any]) -> Prepared:
    wording = make_wording(options.get("tokens", ()), options.get("patterns", ()), options["case"])
    if not (wording.tokens or wording.patterns):
        raise ValueError("needs tokens or patterns")
    if "max" not in options and "min" not in options:
        raise ValueError("needs max or min")
    return Prepared(wording, options.get("per", "block"), options.get("max"), options.get("min"))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    """With a minimum, stories that have none of the words must be checked too."""
    found = wording_triggers(prepared.wording)
    return (*found, ALWAYS) if prepared.fewest else found


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    words = [hit for hit in hits if hit.trigger < len(wording_triggers(prepared.wording))]
    places = sorted(place.span for place in find_wording(prepared.wording, document, words))
    for area in _areas(prepared, document):
        near = places[bisect_left(places, (area.start,)) : bisect_right(places, (area.end, area.end))]
        inside = [span for span in near if area.holds(span)]
        names = {"count": str(len(inside))}
        if prepared.most is not None and len(inside) > prepared.most:
            yield Match(inside[prepared.most], (), names)
        elif prepared.fewest is not None and len(inside) < prepared.fewest:
            yield Match(_first_word(document, area), (), names)


def _areas(prepared: Prepared, document: Document) -> list[Span]:
    if prepared.per == "sentence":
        return [sentence for block in document.blocks for sentence in sentences_in(document.prose, block.span)]
    if prepared.per == "block":
        return [block.span for block in document.blocks]
    return [Span(document.blocks[0].span.start, document.blocks[-1].span.end)] if document.blocks else []


def _first_word(document: Document, area: Span) -> Span:
    words = document.prose[area.start : area.end].split(None, 1)
    return Span(area.start, area.start + len(words[0])) if words else area
