"""Score a program's findings on a text with one error: found, corrected, or elsewhere. Start with `verdict_on`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.peers import Told

NEVER = -1.0
_BLANKS = re.compile(r"[ \u00a0]{2,}")


class Verdict(NamedTuple):
    """Confidences, so that the verdict holds for any threshold: the highest of an alarm that did it, or `NEVER`.

    `first`: its first replacement makes the text right; `three`: one of its first three does. `others` are alarms in
    the same sentence that do not touch the error.
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


def verdict_on(case: Case, told: Iterable[Told]) -> Verdict:
    """
    >>> from benchmarks.accuracy.sentences import Edit
    >>> case = Case("It soured.", "en-GB", 0, 10, Edit(3, 9, "soared"), "wrong_word", "spelling")
    >>> verdict_on(case, [Told(3, 9, ("scoured", "soared"), "", 0.9)])
    Verdict(found=0.9, first=-1.0, three=0.9, others=())
    """
    right = _plain(_replaced(case.text, case.edit.start, case.edit.end, case.edit.replacement))
    found = first = three = NEVER
    others: list[float] = []
    for each in told:
        offered = [_makes(case, each, replacement, right) for replacement in each.replacements[:3]]
        if any(offered):
            three = max(three, each.confidence)
            first = max(first, each.confidence if offered[0] else NEVER)
        if any(offered) or touches(case, each):
            found = max(found, each.confidence)
        elif each.start < case.end and each.end > case.start:
            others.append(each.confidence)
    return Verdict(found, first, three, tuple(others))


def touches(case: Case, told: Told) -> bool:
    """Whether the alarm shares a character with what is wrong.

    Where a word is lost or one too many, the blank before and the letter after belong to it: a mark on the word
    before alone is no find, one on the word after is.
    """
    start, end = case.edit.start, case.edit.end
    if start == end or not case.edit.replacement:
        start, end = start - 1, end + 1
    return told.start < end and max(told.end, told.start + 1) > start


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


def _makes(case: Case, told: Told, replacement: str, right: str) -> bool:
    # Most alarms elsewhere are seen at a glance: the change has another length than the one that is needed.
    gain = len(replacement) - (told.end - told.start)
    needed = len(case.edit.replacement) - (case.edit.end - case.edit.start)
    if abs(gain - needed) > 1:
        return False
    return _plain(_replaced(case.text, told.start, told.end, replacement)) == right


def _replaced(text: str, start: int, end: int, replacement: str) -> str:
    return text[:start] + replacement + text[end:]


def _plain(text: str) -> str:
    """Either apostrophe, and any number of blanks, is as right."""
    return _BLANKS.sub(" ", text.replace("’", "'")).strip()
