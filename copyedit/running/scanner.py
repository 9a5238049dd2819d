"""One pass over the prose for all triggers of all rules. Start with `Scanner.scan`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from copyedit.document import Document
from copyedit.matching.triggers import ANY_DIGIT, Hit, is_whole
from copyedit.rules.rule import Rule

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_BETWEEN_WORDS = frozenset(" ,.\n")
_DIGIT = re.compile(r"\d")


# Up to this much text is searched for one literal after another; building an automaton takes longer.
_SHORT = 6_000  # code points


class Scanner:
    """Looks for the triggers of the given rules.

    Aho and Corasick, “Efficient string matching: an aid to bibliographic search” (1975), by `ahocorasick_rs`.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._literals = [text for rule in rules for text in rule.triggers]
        self._firsts = list(accumulate((len(rule.triggers) for rule in rules), initial=0))
        self._with_special = [(number, rule) for number, rule in enumerate(rules) if rule.special]
        self._owners: list[tuple[int, int, bool]] = []  # by literal; filled with the automaton
        self._automaton: AhoCorasick | None = None
        self._scanned = 0

    def scan(self, document: Document) -> Iterator[tuple[Rule, list[Hit]]]:
        """Each rule that has to look at the document, with the places of its triggers."""
        kinds = {block.kind for block in document.blocks}
        hits: dict[int, list[Hit]] = {}
        folded = document.folded
        text = f"\n{folded}\n"
        places = self._places(text)
        owner = self._owners.__getitem__ if self._owners else self._owner
        for place, start, end in places:
            number, index, is_whole_word = owner(place)
            if (
                not is_whole_word
                or (text[start - 1] in _BETWEEN_WORDS and text[end] in _BETWEEN_WORDS)  # most hits; quick
                or is_whole(folded, start - 1, end - 1)
            ):
                hits.setdefault(number, []).append(Hit(index, max(0, start - 1), end - 1))
        for number, rule in self._with_special:
            if not kinds.isdisjoint(rule.scope.kinds):
                hits.setdefault(number, []).extend(_special_hits(rule, document))
        for number in sorted(hits):
            if hits[number] and not kinds.isdisjoint(self.rules[number].scope.kinds):
                yield self.rules[number], hits[number]

    def _owner(self, place: int) -> tuple[int, int, bool]:
        """For a literal, the number of its rule, its own number there, and whether only whole words count."""
        number = bisect_right(self._firsts, place) - 1
        index = place - self._firsts[number]
        return number, index, index < self.rules[number].whole

    def _places(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Number, start and end of each literal in the text."""
        self._scanned += len(text)
        if self._automaton is None and self._scanned > _SHORT:
            self._automaton = _automaton(self._literals)
            self._owners = [
                (number, index, index < rule.whole)
                for number, rule in enumerate(self.rules)
                for index in range(len(rule.triggers))
            ]
        if self._automaton is not None:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        return (
            (place, start, start + len(literal))
            for place, literal in enumerate(self._literals)
            if literal in text and literal
            for start in _all_of(literal, text)
        )


def _all_of(literal: str, text: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _special_hits(rule: Rule, document: Document) -> Iterator[Hit]:
    """Triggers without a literal apply everywhere, or to each block in scope if the rule is not for paragraphs."""
    for index in rule.special:
        if rule.triggers[index] == ANY_DIGIT.text and not _DIGIT.search(document.folded):
            continue
        if "paragraph" in rule.scope.kinds:
            yield Hit(index, 0, 0)
        else:
            for block in document.blocks:
                if block.kind in rule.scope.kinds:
                    yield Hit(index, block.span.start, block.span.end)


def _automaton(literals: list[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    # An empty literal would match everywhere. This automaton is quick to build, and takes half as long to search as
    # the quickest; the one that is quicker still to search takes seven times as long to build.
    return AhoCorasick([text or "\0" for text in literals], implementation=Implementation.ContiguousNFA)
