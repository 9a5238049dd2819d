"""leakage: characters that leaked in on a story's way. “Itâ€™s”, “&amp;quot;”, zero-width spaces, double spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document, Span
from copyedit.findings import Match
from copyedit.language.text.leaked import Leaked, entities_in, invisible_in, mojibake_in
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

# Between words of one line, but for the columns of a table.
_TWO_SPACES = re.compile(r"(?<=[\w.,;:!?\"”’')]) {2,3}(?=[\w\"“‘'(])")
_COLUMNS = re.compile(r"\S {3,}\S.*\S {3,}\S|\t")
_NEXT = re.compile(r"\S*")


class Prepared(NamedTuple):
    report: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    literal = {"entity": "&", "spaces": "  "}.get(prepared.report)
    return (Trigger(literal, whole=False),) if literal else (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FIND[prepared.report](document)


def _mojibake(document: Document) -> Iterator[Match]:
    return _leaked(document, mojibake_in) if not document.prose.isascii() else iter(())


def _entities(document: Document) -> Iterator[Match]:
    return _leaked(document, entities_in)


def _invisible(document: Document) -> Iterator[Match]:
    return _leaked(document, lambda text: invisible_in(text, document.prose))


def _leaked(document: Document, search: Callable[[str], Iterator[Leaked]]) -> Iterator[Match]:
    """The characters, and in `next` the word behind them."""
    for block in document.blocks:
        if block.kind == "code":
            continue
        for start, end, right in search(document.prose[block.span.start : block.span.end]):
            span = Span(block.span.start + start, block.span.start + end)
            behind = _NEXT.match(document.prose, span.end)
            yield Match(span, (right,), {"next": behind.group()[:20] if behind else ""})


def _spaces(document: Document) -> Iterator[Match]:
    """One match for a story, at the first: who types two spaces after a full stop does so throughout."""
    found = [
        Span(*spaces.span())
        for block in document.blocks
        if block.kind in PROSE_KINDS - {"headline"} and not _COLUMNS.search(document.prose, *block.span)
        for spaces in _TWO_SPACES.finditer(document.prose, *block.span)
    ]
    if found:
        yield Match(found[0], (" ",), {"count": str(len(found))})


_FIND: Mapping[str, Callable[[Document], Iterator[Match]]] = {
    "mojibake": _mojibake,
    "entity": _entities,
    "invisible": _invisible,
    "spaces": _spaces,
}
KEYS = {"report": Key(Kind.TEXT, "what leaked in", tuple(_FIND))}
