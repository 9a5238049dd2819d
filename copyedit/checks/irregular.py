"""irregular: an irregular verb with a regular ending. “He teached at the school” -> taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.matching.keys import Key
from copyedit.matching.triggers import Hit, Trigger

KEYS: dict[str, Key] = {}


class Prepared(NamedTuple):
    """Nothing: rule files have no keys for this check."""


def prepare(options: Mapping[str, Any]) -> Prepared:
    return Prepared()


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    from copyedit.language.agreement.regular_endings import regular_endings  # once, when rules are compiled

    return tuple(map(Trigger, regular_endings()))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    from copyedit.language.agreement.regular_endings import irregular_form

    for hit in hits:
        word = document.plain[hit.start : hit.end]
        if word.islower() and document.plain[hit.start - 1 : hit.start] != "-":  # not Ann Breaked, prat-falled
            yield Match(Span(hit.start, hit.end), (irregular_form(document.plain, hit.start, word),))
