"""A story full of one thing, a page of tags saved as text, gets a count rather than a finding a tag. `gathered`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from copyedit.findings import Finding

_SHOWN = 3  # findings of a rule; the last of them speaks for the rest


def gathered(findings: Sequence[Finding], floods: Mapping[str, str]) -> list[Finding]:
    """The findings, of each rule in `floods` the first three: the third says how many more there are, and the hint."""
    if len(findings) <= _SHOWN or not floods:
        return list(findings)
    counts = Counter(finding.rule for finding in findings)
    seen: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        seen[finding.rule] += 1
        more = counts[finding.rule] - _SHOWN
        if finding.rule not in floods or more < 1 or seen[finding.rule] < _SHOWN:
            kept.append(finding)
        elif seen[finding.rule] == _SHOWN:
            kept.append(finding._replace(message=f"{finding.message} {more:,} more like it. {floods[finding.rule]}"))
    return kept
