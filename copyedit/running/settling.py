"""Fixes applied until nothing is left to apply, so that a second run finds nothing to do. Start with `settle`.

One fix may make room for another: “but however, but however, nothing” becomes “but but nothing”, and a fix that
overlaps another waits for it. So the result is checked again, and what it still needs becomes part of the same change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from copyedit.errors import FileError
from copyedit.findings import Finding
from copyedit.fixing.edits import OVERLAPS, Outcome, Skipped, choose
from copyedit.fixing.rounds import Composed, compose
from copyedit.running.checking import Checked

_MOST_ROUNDS = 20


def settle(checked: Checked, check_again: Callable[[Outcome], Checked], *, unsafe: bool) -> Outcome:
    """What becomes of a story's findings; `check_again` checks the story as it would be written.

    The fixes of later rounds are among those applied; their `span` is that of the whole change in the source. Raises
    FileError where the rounds come to no end.
    """
    outcome = changed = choose(checked.document, checked.findings, unsafe=unsafe)
    for _ in range(_MOST_ROUNDS):
        if not changed.edits:
            return outcome
        again = check_again(outcome)
        changed = choose(again.document, again.findings, unsafe=unsafe)
        if changed.edits:
            outcome = _followed(outcome, changed)
    rules = ", ".join(sorted({finding.rule for finding in changed.applied}))
    raise FileError(f"not fixed: these rules undo each other's fixes: {rules}", checked.document.path)


def _followed(outcome: Outcome, later: Outcome) -> Outcome:
    """The outcome of both rounds. A fix that overlapped another is skipped unless its rule applied one there later."""
    whole = compose(outcome.document.source, outcome.edits, later.edits)
    applied = [_in_source(finding, whole) for finding in later.applied]
    overlapping = [skip for skip in later.skipped if skip.reason == OVERLAPS]
    overlapping = [Skipped(_in_source(skip.finding, whole), OVERLAPS) for skip in overlapping]
    skipped = [skip for skip in (*outcome.skipped, *overlapping) if not _was_applied(skip, applied)]
    return outcome._replace(
        applied=(*outcome.applied, *applied),
        skipped=tuple(skipped),
        text=later.text,
        edits=tuple(each.edit for each in whole),
    )


def _was_applied(skip: Skipped, applied: Sequence[Finding]) -> bool:
    found = skip.finding
    return skip.reason == OVERLAPS and any(
        found.rule == each.rule and found.span.touches(each.span) for each in applied
    )


def _in_source(finding: Finding, whole: Sequence[Composed]) -> Finding:
    """The finding of a later round, at the change in the source that it is part of."""
    start = finding.fix.edits[0].span.start
    at = bisect_right(whole, start, key=lambda each: each.between.start)
    return finding._replace(span=whole[max(0, at - 1)].edit.span)
