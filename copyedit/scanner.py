"""One pass over the prose for all triggers of all rules. Start with `Scanner.scan`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copyedit.document import Document
from copyedit.rules.rule import Rule, check_module
from copyedit.triggers import Hit
from copyedit.wording import is_whole

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Scanner:
    """An automaton over the triggers of the given rules.

    Aho and Corasick, “Efficient string matching: an aid to bibliographic search” (1975), by `ahocorasick_rs`.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.always: list[Rule] = []  # rules without known triggers look at every story
        self._owners: list[list[tuple[int, int, bool]]] = []  # of each literal: rule, its trigger, whole word only
        literals: dict[str, int] = {}
        for number, rule in enumerate(rules):
            triggers = check_module(rule.check).triggers(rule.prepared)
            if triggers is None:
                self.always.append(rule)
                continue
            for index, (text, whole) in enumerate(triggers):
                place = literals.setdefault(text, len(literals))
                if place == len(self._owners):
                    self._owners.append([])
                self._owners[place].append((number, index, whole))
        self._automaton = _automaton(list(literals))

    def scan(self, document: Document) -> Iterator[tuple[Rule, list[Hit]]]:
        """Each rule that must look at the document, with the places of its triggers in order."""
        hits: dict[int, list[Hit]] = {}
        folded = document.folded
        if self._automaton is not None:
            for place, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
                for number, index, whole in self._owners[place]:
                    if not whole or is_whole(folded, start, end):
                        hits.setdefault(number, []).append(Hit(index, start, end))
        for number in sorted(hits):
            yield self.rules[number], hits[number]
        for rule in self.always:
            yield rule, []


def _automaton(literals: list[str]) -> AhoCorasick | None:
    if not literals:
        return None
    from ahocorasick_rs import AhoCorasick, Implementation

    # The plain automaton is quick to build, and most runs check one short story.
    return AhoCorasick(literals, implementation=Implementation.NoncontiguousNFA)
