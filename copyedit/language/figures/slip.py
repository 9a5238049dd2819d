"""What a finder of this room gives: a place where two figures disagree, and the arithmetic that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copyedit.document import Span

_SENTENCE_END = (". ", "? ", "! ", "; ")


class Slip(NamedTuple):
    """`why` is the arithmetic for the reader; `other` is the place that `span` disagrees with.

    `right` is offered where nothing else can be meant.
    """

    span: Span
    why: str
    other: Span | None = None
    right: str | None = None


def sentence_at(text: str, at: int, within: Span) -> Span:
    """The sentence around a place, roughly: it is searched for words that make a figure doubtful."""
    before = max(text.rfind(mark, within.start, at) for mark in _SENTENCE_END)
    behind = [end for mark in _SENTENCE_END if (end := text.find(mark, at, within.end)) >= 0]
    return Span(max(within.start, before + 1), min(behind, default=within.end))


def first_only(slips: Iterator[Slip]) -> Iterator[Slip]:
    """Of slips that share words, the first."""
    end = -1
    for slip in sorted(slips, key=lambda slip: slip.span):
        if slip.span.start >= end:
            yield slip
            end = slip.span.end
