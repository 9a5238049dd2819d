"""One finding for one place: the most specific explanation is told, the others are kept beside it.

A word may be wrong for a house rule, for LanguageTool and for the context model at once. The more a rule's author
knew of these very words, the more its message says: “talks are soured, not soared” rather than “this word is rare
here”. Start with `one_per_place`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from copyedit.document import Span
from copyedit.findings import Finding

# From the most specific: words that somebody listed; words with evidence around them; another program's rules; a
# model's doubt; a word that no list has. What is not named is of the first kind.
_GENERAL = {"phrase": 1, "confusion": 1, "grammar": 2, "context": 3, "spelling": 4}
_GIVES_WAY = 2  # from here on, to any more specific finding that shares words; up to here, only at the same place


class Candidate(NamedTuple):
    """A finding, and the check type that found it."""

    check: str
    finding: Finding

    @property
    def generality(self) -> int:
        return _GENERAL.get(self.check, 0)


def one_per_place(candidates: Iterable[Candidate]) -> list[Finding]:
    """Findings in the order of the text, one for one place, with those that gave way as their `also`.

    At the very same place the more specific wins; of two of one kind the graver, then the more helpful, then the
    surer. A finding by grammar, context or spelling gives way wherever a more specific one, or one of its kind that
    wins over it, shares words with it.
    """
    ranked = sorted(candidates, key=_rank)
    kept: dict[Span, list[Finding]] = {}
    starts: list[Span] = []
    longest = 0
    for candidate in ranked:
        finding = candidate.finding
        place = finding.span if finding.span in kept else None
        if place is None and candidate.generality >= _GIVES_WAY:
            place = _sharing(starts, finding.span, longest)
        if place is None:
            kept[finding.span] = [finding]
            insort(starts, finding.span)
            longest = max(longest, finding.span.end - finding.span.start)
        else:
            kept[place].append(finding)
    return [first._replace(also=tuple(rest)) for _, (first, *rest) in sorted(kept.items())]


def _rank(candidate: Candidate) -> tuple[int, int, bool, float]:
    finding = candidate.finding
    return (candidate.generality, -finding.level, not finding.fix.replacements, -finding.confidence)


def _sharing(starts: list[Span], span: Span, longest: int) -> Span | None:
    """The kept place that shares a character with the span: of several, the one that begins first."""
    at = bisect_left(starts, Span(span.start - longest, 0))
    while at < len(starts) and starts[at].start < max(span.end, span.start + 1):
        if starts[at].touches(span):
            return starts[at]
        at += 1
    return None
