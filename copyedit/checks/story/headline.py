"""headline: one that the story contradicts, or a caption left under it. “Four arrested” above a story of five."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from copyedit.document import Block, Document
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

_FINDERS = {
    "figures": ("figures", "find_figures"),
    "directions": ("directions", "find_directions"),
    "weekdays": ("weekdays", "find_weekdays"),
}
_CAPTION = "caption"
KEYS = {"of": Key(Kind.TEXT, "what must agree with the story", (*_FINDERS, _CAPTION))}
_CREDIT = re.compile(
    r"(?:Photo(?:graph|graphy)?s?|Picture|Pic|Image|Credit|Illustration)(?: by)?: ?\w|/ ?(?:Getty|AFP|AP|Reuters|EPA)"
    r"|\((?:left|right|centre|center|pictured|above|below|file photo|file picture)\)|\bpictured\b"
    r"|\bseen (?:here|from)\b"
)


class Prepared(NamedTuple):
    of: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "of" not in options:
        raise ValueError(f"needs of: {', '.join(KEYS['of'].choices)}")
    return Prepared(options["of"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if not document.blocks or document.blocks[0].kind != "headline":
        return
    headline, *rest = document.blocks
    if prepared.of == _CAPTION:
        yield from _stray_captions(document, rest)
        return
    blocks = [block.span for block in rest if block.kind == "paragraph"]
    module, function = _FINDERS[prepared.of]
    finder = getattr(import_module(f"copyedit.language.headlines.{module}"), function)
    for slip in finder(document.plain, headline.span, blocks):
        yield Match(slip.span, (), {"why": slip.why}, related=slip.other)


def _stray_captions(document: Document, rest: Sequence[Block]) -> Iterator[Match]:
    """Lines between headline and dateline that have a credit, or begin in lower case; a subheading does neither."""
    before: list[Block] = []
    for block in rest:
        if block.kind == "dateline":
            break
        before.append(block)
    else:
        return
    for block in before:
        text = document.plain[block.span.start : block.span.end]
        if block.kind in ("caption", "paragraph") and (text[:1].islower() or _CREDIT.search(text)):
            yield Match(block.span)
