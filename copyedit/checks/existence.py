"""existence: words that should not be there. “[[note to desk]]”, “not for publication”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger
from copyedit.matching.wording import Wording, find_wording, make_wording, wording_triggers

KEYS = {
    "tokens": Key(Kind.TEXTS, "literal words and phrases"),
    "patterns": Key(Kind.TEXTS, "regular expressions"),
    "delete": Key(Kind.FLAG, "offer to delete the match"),
}


class Prepared(NamedTuple):
    wording: Wording
    delete: bool


def prepare(options: Mapping[str, Any]) -> Prepared:
    wording = make_wording(options.get("tokens", ()), options.get("patterns", ()), options["case"])
    if not (wording.tokens or wording.patterns):
        raise ValueError("needs tokens or patterns")
    return Prepared(wording, options.get("delete", False))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return wording_triggers(prepared.wording)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    for place in find_wording(prepared.wording, document, hits):
        if prepared.delete:
            span, replacement = deletion(document, place.span)
            yield Match(span, (replacement,), place.names)
        else:
            yield Match(place.span, (), place.names)
