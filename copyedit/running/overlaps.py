"""One finding for one place: the most specific explanation is reported, the others are kept beside it.

A word may be wrong for a house rule, for LanguageTool and for the context model at once. The more a rule's author
knew of these very words, the more its message says: “talks are soured, not soared” rather than “this word is rare
here”. Start with `one_per_place`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from copyedit.document import Span
from copyedit.findings import Finding

# From the most specific to the most general: listed words (all check types not named here), words with evidence around
# them, another program's rules, a model's doubt, a word that is in no list.
_GENERAL = {"phrase": 1, "confusion": 1, "split": 1, "grammar": 2, "context": 3, "spelling": 4}
_GIVES_WAY = 2  # from here on, gives way to any more specific finding that shares words, not just at the same place


class Contender(NamedTuple):
    """A finding, and the check type that found it."""

    check: str
    finding: Finding

    @property
    def generality(self) -> int:
        return _GENERAL.get(self.check, 0)


def one_per_place(contenders: Iterable[Contender]) -> list[Finding]:
    """Findings in the order of the text, one for each place, with those that gave way as their `also`.

    At the same place the more specific finding wins; among equals, the higher level, then one with a replacement, then
    the higher confidence. A finding of grammar, context or spelling also gives way if it only shares words with a more
    specific finding, or with one of its own kind that wins over it.
    """
    ranked = sorted(contenders, key=_rank)
    kept: dict[Span, list[Finding]] = {}
    for contender in ranked:
        if contender.generality < _GIVES_WAY:
            kept.setdefault(contender.finding.span, []).append(contender.finding)
    firm = _Firm(sorted(kept))
    loose: list[Span] = []  # of those that give way, the places kept: no two share words
    for contender in ranked:
        if contender.generality >= _GIVES_WAY:
            span = contender.finding.span
            place = firm.sharing(span) or _neighbour(loose, span)
            if place is None:
                insort(loose, span)
            kept.setdefault(place or span, []).append(contender.finding)
    return [first._replace(also=tuple(rest)) for _, (first, *rest) in sorted(kept.items())]


def _rank(contender: Contender) -> tuple[int, int, bool, float]:
    finding = contender.finding
    return (contender.generality, -finding.level, not finding.fix.replacements, -finding.confidence)


class _Firm:
    """Places in order, which may overlap, and for each the one so far that reaches farthest."""

    def __init__(self, places: list[Span]) -> None:
        self._places = places
        self._farthest = list(accumulate(places, _farther))

    def sharing(self, span: Span) -> Span | None:
        at = bisect_left(self._places, Span(max(span.end, span.start + 1), 0))
        return self._farthest[at - 1] if at and self._farthest[at - 1].touches(span) else None


def _farther(one: Span, other: Span) -> Span:
    return one if one.end >= other.end else other


def _neighbour(places: list[Span], span: Span) -> Span | None:
    at = bisect_left(places, span)
    return next((place for place in places[max(0, at - 1) : at + 1] if place.touches(span)), None)
