"""What each program makes of a sentence: copyedit by `fix --unsafe`, and anything by its first replacements.

Start with `fixed_by_copyedit` and `first_replacements`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import copyedit
from benchmarks.accuracy.peers import Reported
from copyedit.fixing.edits import Outcome


@cache
def fixed_by_copyedit(text: str) -> Outcome:
    """What `copyedit fix --unsafe` makes of it, with no settings."""
    return copyedit.fix_text(text, name="copy.txt", unsafe=True)


def reported_by_copyedit(text: str) -> list[Reported]:
    """All that `copyedit check` reports, with no settings."""
    findings = fixed_by_copyedit(text).findings
    return [Reported(*finding.span, finding.fix.replacements, finding.rule) for finding in findings]


def first_replacements(text: str, reported: Iterable[Reported]) -> str:
    """The text with the first replacement of each finding; of two that overlap, the one that begins first.

    >>> first_replacements("He has an dog.", [Reported(7, 9, ("a",)), Reported(7, 13, ("dogs",)), Reported(3, 6, ())])
    'He has a dog.'
    """
    parts: list[str] = []
    done = 0
    for each in sorted(reported, key=lambda each: (each.start, each.end)):
        if each.replacements and each.start >= done:
            parts += text[done : each.start], each.replacements[0]
            done = each.end
    return "".join(parts) + text[done:]
