"""Score a program's findings on a text with one error: found, corrected, or elsewhere. Start with `verdict_on`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.peers import Reported

NEVER = -1.0
_BLANKS = re.compile(r"[ \u00a0]{2,}")


class Verdict(NamedTuple):
    """Confidences, so that the verdict holds for any threshold: that of the most confident finding, or `NEVER`.

    `first`: its first replacement corrects the text; `three`: one of its first three does. `others` are findings in
    the same sentence that do not overlap the error.
    """

    found: float
    first: float
    three: float
    others: tuple[float, ...]


class Score(NamedTuple):
    """Counts of cases at one threshold."""

    cases: int
    found: int
    first: int
    three: int
    others: int


def verdict_on(case: Case, reported: Iterable[Reported]) -> Verdict:
    """How a program did on a case.

    >>> from benchmarks.accuracy.sentences import Edit
    >>> case = Case("It soured.", "en-GB", 0, 10, Edit(3, 9, "soared"), "wrong_word", "spelling")
    >>> verdict_on(case, [Reported(3, 9, ("scoured", "soared"), "", 0.9)])
    Verdict(found=0.9, first=-1.0, three=0.9, others=())
    """
    right = _plain(_replaced(case.text, case.edit.start, case.edit.end, case.edit.replacement))
    found = first = three = NEVER
    others: list[float] = []
    for each in reported:
        offered = [_makes(case, each, replacement, right) for replacement in each.replacements[:3]]
        if any(offered):
            three = max(three, each.confidence)
            first = max(first, each.confidence if offered[0] else NEVER)
        if any(offered) or touches(case, each):
            found = max(found, each.confidence)
        elif each.start < case.end and each.end > case.start:
            others.append(each.confidence)
    return Verdict(found, first, three, tuple(others))


def touches(case: Case, reported: Reported) -> bool:
    """True if the finding overlaps the error.

    For a missing or redundant word the error includes the space before and the letter after, so a finding on the
    previous word alone does not count, but one on the next word does.
    """
    start, end = case.edit.start, case.edit.end
    if start == end or not case.edit.replacement:
        start, end = start - 1, end + 1
    return reported.start < end and max(reported.end, reported.start + 1) > start


def tally(verdicts: Iterable[Verdict], threshold: float = 0.0) -> Score:
    """Counts at a threshold of confidence."""
    cases = found = first = three = others = 0
    for verdict in verdicts:
        cases += 1
        found += verdict.found >= threshold
        first += verdict.first >= threshold
        three += verdict.three >= threshold
        others += sum(confidence >= threshold for confidence in verdict.others)
    return Score(cases, found, first, three, others)


def _makes(case: Case, reported: Reported, replacement: str, right: str) -> bool:
    # A quick test rules out most findings elsewhere: their change in length differs from the one needed.
    gain = len(replacement) - (reported.end - reported.start)
    needed = len(case.edit.replacement) - (case.edit.end - case.edit.start)
    if abs(gain - needed) > 1:
        return False
    return _plain(_replaced(case.text, reported.start, reported.end, replacement)) == right


def _replaced(text: str, start: int, end: int, replacement: str) -> str:
    return text[:start] + replacement + text[end:]


def _plain(text: str) -> str:
    """The text with plain apostrophes and single spaces, so that these differences do not count."""
    return _BLANKS.sub(" ", text.replace("’", "'")).strip()
