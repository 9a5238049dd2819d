"""One pass over the prose for all triggers of all rules. Start with `Scanner.scan`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copyedit.document import Document
from copyedit.rules.rule import Rule
from copyedit.triggers import ALWAYS, ANY_DIGIT, Hit, Trigger, is_whole

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_DIGIT = re.compile(r"\d")


class Scanner:
    """An automaton over the triggers of the given rules.

    Aho and Corasick, “Efficient string matching: an aid to bibliographic search” (1975), by `ahocorasick_rs`.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._owners: list[list[tuple[int, int, bool]]] = []  # of each literal: rule, its trigger, whole word only
        literals: dict[str, int] = {}
        for number, rule in enumerate(rules):
            for index, text in enumerate(rule.triggers):
                place = literals.setdefault(text, len(literals))
                if place == len(self._owners):
                    self._owners.append([])
                self._owners[place].append((number, index, index < rule.whole))
        # These two are no literals; they stand for “every story” and “every story with a digit”.
        self._special = {special: self._taken_out(literals, special) for special in (ALWAYS, ANY_DIGIT)}
        self._automaton = _automaton([text or "\0" for text in literals])  # an empty literal would be seen everywhere

    def _taken_out(self, literals: dict[str, int], special: Trigger) -> list[tuple[int, int, bool]]:
        """The owners of a special trigger, whose text leaves nothing in the automaton."""
        place = literals.get(special.text)
        if place is None:
            return []
        owners, self._owners[place] = self._owners[place], []
        return owners

    def scan(self, document: Document) -> Iterator[tuple[Rule, list[Hit]]]:
        """Each rule that must look at the document, with the places of its triggers."""
        hits: dict[int, list[Hit]] = {}
        folded = document.folded
        for special, owners in self._special.items():
            if owners and (special is ALWAYS or _DIGIT.search(folded)):
                for number, index, _ in owners:
                    hits.setdefault(number, []).append(Hit(index, 0, 0))
        if self._automaton is not None:
            for place, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
                for number, index, whole in self._owners[place]:
                    if not whole or is_whole(folded, start, end):
                        hits.setdefault(number, []).append(Hit(index, start, end))
        kinds = {block.kind for block in document.blocks}
        for number in sorted(hits):
            if not kinds.isdisjoint(self.rules[number].scope.kinds):
                yield self.rules[number], hits[number]


def _automaton(literals: list[str]) -> AhoCorasick | None:
    if not literals:
        return None
    from ahocorasick_rs import AhoCorasick, Implementation

    # The plain automaton is quick to build, and most runs check one short story.
    return AhoCorasick(literals, implementation=Implementation.NoncontiguousNFA)
