"""auxiliary: a verb form that cannot follow its auxiliary. “could became” -> could become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.agreement.auxiliaries import find_wrong_forms
from copyedit.matching.keys import Key
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS: dict[str, Key] = {}


class Prepared(NamedTuple):
    """Nothing: rule files have no keys for this check."""


def prepare(options: Mapping[str, Any]) -> Prepared:
    return Prepared()


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    for block in document.blocks:
        for wrong in find_wrong_forms(document.plain, block.span):
            yield Match(Span(wrong.start, wrong.end), wrong.right)
