"""Counts of edits against references, as `errant_compare` counts them. Start with `score`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.accuracy.errant.annotating import Edit

BETA = 0.5
Key = Callable[[Edit], Hashable]


def by_correction(edit: Edit) -> Hashable:
    """Right if a reference has the same words there."""
    return edit.start, edit.end, edit.replacement


def by_detection(edit: Edit) -> Hashable:
    """Right if a reference changes the same words, to whatever."""
    return edit.start, edit.end


class Counts(NamedTuple):
    """Edits that a reference has too, edits that it has not, and those it has alone: TP, FP and FN."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.missed)

    @property
    def f(self) -> float:
        """F0.5: precision counts twice as much as recall. Four decimals, as ERRANT has when it chooses a reference."""
        below = BETA**2 * self.precision + self.recall
        return round((1 + BETA**2) * self.precision * self.recall / below, 4) if below else 0.0


def _share(right: int, others: int) -> float:
    """ERRANT's convention: with no others all is right, even if there is nothing."""
    return right / (right + others) if others else 1.0


class Comparison(NamedTuple):
    """A sentence's edits against one reference."""

    counts: Counts
    by_kind: Mapping[str, Counts]


class Score(NamedTuple):
    """The counts of all sentences, by kind too, and one by one."""

    counts: Counts
    by_kind: Mapping[str, Counts]
    sentences: Sequence[Counts]

    def interval(self, samples: int = 1000) -> tuple[float, float]:
        """The range of F0.5 that holds 95% of samples of as many sentences, drawn with replacement."""
        each = np.array(self.sentences)
        drawn = np.random.default_rng(samples).integers(len(each), size=(samples, len(each)))
        values = sorted(Counts(*map(int, each[chosen].sum(axis=0))).f for chosen in drawn)
        return values[samples * 25 // 1000], values[samples * 975 // 1000 - 1]


Compared = tuple[Sequence[Edit], Sequence[Sequence[Edit]]]


def score(sentences: Iterable[Compared], key: Key = by_correction) -> Score:
    """A program's edits against the best reference of each sentence: the one with which F0.5 so far is highest."""
    total = Counts()
    by_kind: dict[str, Counts] = defaultdict(Counts)
    each: list[Counts] = []
    for edits, references in sentences:
        best = max((compare(edits, reference, key) for reference in references), key=_rank_after(total))
        total = total.plus(best.counts)
        each.append(best.counts)
        for kind, counts in best.by_kind.items():
            by_kind[kind] = by_kind[kind].plus(counts)
    return Score(total, dict(by_kind), each)


def _rank_after(total: Counts) -> Callable[[Comparison], tuple[float, int, int, int]]:
    def rank(comparison: Comparison) -> tuple[float, int, int, int]:
        right, wrong, missed = comparison.counts
        return total.plus(comparison.counts).f, right, -wrong, -missed

    return rank


def compare(edits: Sequence[Edit], reference: Sequence[Edit], key: Key = by_correction) -> Comparison:
    """Count edits against one reference. What both have counts under the reference's kind.

    >>> same, other = Edit(1, 2, "an", "R:DET"), Edit(3, 3, ",", "M:PUNCT")
    >>> compare([same], [same, other]).counts
    Counts(right=1, wrong=0, missed=1)
    """
    mine, theirs = _kinds(edits, key), _kinds(reference, key)
    right = Counter(kind for place, kinds in theirs.items() if place in mine for kind in kinds)
    missed = Counter(kind for place, kinds in theirs.items() if place not in mine for kind in kinds)
    wrong = Counter(kind for place, kinds in mine.items() if place not in theirs for kind in kinds)
    return Comparison(
        Counts(right.total(), wrong.total(), missed.total()),
        {kind: Counts(right[kind], wrong[kind], missed[kind]) for kind in right | wrong | missed},
    )


def _kinds(edits: Sequence[Edit], key: Key) -> dict[Hashable, list[str]]:
    """The kinds at each place: two words may be missing in one."""
    kinds: dict[Hashable, list[str]] = {}
    for edit in edits:
        kinds.setdefault(key(edit), []).append(edit.kind)
    return kinds
