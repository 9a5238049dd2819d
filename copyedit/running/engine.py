"""Chosen rules over a document: findings in order, one for one place. Start with `Engine.check`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from copyedit.document import Document
from copyedit.errors import BackendError, BackendLost, CopyeditError, RuleError
from copyedit.findings import Finding
from copyedit.matching.patterns import PatternTimeout, time_for_rule
from copyedit.matching.triggers import Hit
from copyedit.rules.match_to_finding import find_with
from copyedit.rules.rule import Rule, check_module
from copyedit.running.giving_up import give_up_if_unwanted
from copyedit.running.overlaps import Contender, one_per_place
from copyedit.running.scanner import Scanner


class Engine:
    """Rules, ready to check any number of documents. `left_out` says why other rules are not among them."""

    def __init__(self, rules: Sequence[Rule], left_out: Mapping[str, CopyeditError] = MappingProxyType({})) -> None:
        self._scanner = Scanner(rules)
        self._faults = dict(left_out)  # by rule; a rule with a fault is left out from then on
        self._lost: dict[str, CopyeditError] = {}  # by rule; it goes on without its backend
        self._spare: dict[str, Rule] = {}
        self._reported: set[str] = set()

    def check(self, document: Document) -> list[Finding]:
        """Findings by place.

        A rule whose pattern runs out of time or whose backend fails is left out from then on; one whose backend crashes
        goes on without it, from this document on. See `take_faults`.

        Raises GivenUp where `giving_up.only_while` says so.
        """
        found: list[Contender] = []
        for rule, hits in self._scanner.scan(document):
            give_up_if_unwanted()
            if rule.id in self._faults:
                continue
            try:
                found += self._found(self._spare.get(rule.id, rule), document, hits)
            except BackendError as bad:
                self._faults[rule.id] = bad
            except PatternTimeout as bad:
                self._faults[rule.id] = RuleError(
                    f"rule {rule.id}: the pattern “{bad.pattern}” took too long on {document.path}; "
                    "the rule is left out from here on. No two of its repeats should be able to match the same text",
                    rule.path,
                )
        return one_per_place(found)

    def _found(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> list[Contender]:
        try:
            with time_for_rule(len(document.prose)):
                return [Contender(rule.check, finding) for finding in find_with(rule, document, hits)]
        except BackendLost as bad:
            self._lost[rule.id] = bad
            spare = rule.with_prepared(check_module(rule.check).without_backend(rule.prepared))
            self._spare[rule.id] = spare
            return self._found(spare, document, hits)

    def take_faults(self) -> list[CopyeditError]:
        """What went wrong with rules since the last call; a backend that failed is reported once for all its rules."""
        new = {
            str(fault): fault
            for fault in (*self._faults.values(), *self._lost.values())
            if str(fault) not in self._reported
        }
        self._reported.update(new)
        return list(new.values())
