"""Chosen rules over a document: findings in order, one for one place. Start with `Engine.check`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from copyedit.document import Document
from copyedit.errors import CopyeditError, RuleError
from copyedit.findings import Finding
from copyedit.patterns import TIME_LIMIT, PatternTimeout
from copyedit.rules.rule import Rule
from copyedit.rules.telling import find_with
from copyedit.scanner import Scanner


class Engine:
    """Rules, ready to look at any number of documents."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._scanner = Scanner(rules)
        self._faults: dict[str, RuleError] = {}  # rules that ran out of time; they are left out from then on
        self._told: set[str] = set()

    def check(self, document: Document) -> list[Finding]:
        """Findings by place. A rule whose pattern runs out of time is left out and named by `take_faults`."""
        findings: list[Finding] = []
        for rule, hits in self._scanner.scan(document):
            if rule.id in self._faults:
                continue
            try:
                findings.extend(find_with(rule, document, hits))
            except PatternTimeout as bad:
                self._faults[rule.id] = RuleError(
                    f"rule {rule.id}: the pattern “{bad.pattern}” took more than {TIME_LIMIT:g} s on {document.path}; "
                    "the rule is left out from here on. Make its repeats unable to match the same text twice",
                    rule.path,
                )
        return one_per_place(findings)

    def take_faults(self) -> list[CopyeditError]:
        """What went wrong with rules since the last call."""
        new = [fault for rule, fault in self._faults.items() if rule not in self._told]
        self._told.update(self._faults)
        return list(new)


def one_per_place(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text; of several at the very same place the most certain, then the most helpful.

    What is not certain (the context model's) gives way to what is, where the two share words.
    """
    findings = _without_doubtful(list(findings))
    best: dict[tuple[int, int], Finding] = {}
    for finding in findings:
        key = (finding.span.start, finding.span.end)
        known = best.get(key)
        if known is None or _weight(finding) > _weight(known):
            best[key] = finding
    return [best[key] for key in sorted(best)]


def _without_doubtful(findings: list[Finding]) -> list[Finding]:
    certain = sorted(finding.span for finding in findings if finding.confidence == 1)
    ends = list(accumulate((span.end for span in certain), max))

    def gives_way(finding: Finding) -> bool:
        at = bisect_right(certain, finding.span.end, key=lambda span: span.start)
        return finding.confidence < 1 and at > 0 and ends[at - 1] > finding.span.start

    return [finding for finding in findings if not gives_way(finding)]


def _weight(finding: Finding) -> tuple[int, bool, float]:
    return (finding.level, bool(finding.fix.replacements), finding.confidence)
