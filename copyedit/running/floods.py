"""A story full of one thing, a page of tags saved as text, gets a count rather than a finding a tag. `gathered`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from copyedit.findings import Finding, Safety

_SHOWN = 3  # findings of a rule; the last of them speaks for the rest


def gathered(findings: Sequence[Finding], floods: Mapping[str, str]) -> list[Finding]:
    """The findings, of each rule in `floods` the first three: the third says how many more there are, and the hint.

    A story with a flood is not the text that it seems to be, so none of its fixes is safe.
    """
    counts = Counter(finding.rule for finding in findings if finding.rule in floods)
    if not any(count > _SHOWN for count in counts.values()):
        return list(findings)
    seen: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        seen[finding.rule] += 1
        more = counts[finding.rule] - _SHOWN
        if more < 1 or seen[finding.rule] < _SHOWN:
            kept.append(_for_review(finding))
        elif seen[finding.rule] == _SHOWN:
            message = f"{finding.message} {more:,} more like it. {floods[finding.rule]}"
            kept.append(_for_review(finding)._replace(message=message))
    return kept


def _for_review(finding: Finding) -> Finding:
    if finding.fix.safety is not Safety.SAFE:
        return finding
    return finding._replace(fix=finding.fix._replace(safety=Safety.UNSAFE))
