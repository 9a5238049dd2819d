"""Errors found against false alarms, at each threshold of confidence. Start with `at_thresholds` and `at_rates`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.accuracy.scoring import Score, Verdict, tally

THRESHOLDS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.985, 0.99, 0.993, 0.995, 0.997, 0.999)
RATES = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0)


class Clean(NamedTuple):
    """Clean copy: the number of its words, and the confidence of everything reported in it."""

    words: int
    confidences: Sequence[float]

    def rate_at(self, threshold: float) -> float:
        """False alarms per 1,000 words."""
        return per_thousand(sum(confidence >= threshold for confidence in self.confidences), self.words)

    def threshold_for(self, rate: float) -> float:
        """The lowest threshold with at most this rate of false alarms per 1,000 words.

        >>> clean = Clean(1000, [0.9, 0.8, 0.8, 0.7])
        >>> clean.rate_at(clean.threshold_for(3)), clean.rate_at(clean.threshold_for(2)), clean.threshold_for(4)
        (3.0, 1.0, 0.0)
        """
        allowed = int(rate * self.words / 1000 + 1e-9)
        falling = sorted(self.confidences, reverse=True)
        return math.nextafter(falling[allowed], math.inf) if len(falling) > allowed else 0.0


class Point(NamedTuple):
    """The curve at one threshold: false alarms per 1,000 words, and the score of each group of cases."""

    threshold: float
    alarms: float
    scores: dict[str, Score]


def at_thresholds(clean: Clean, groups: Mapping[str, Sequence[Verdict]]) -> Iterator[Point]:
    """The curve at fixed thresholds."""
    for threshold in THRESHOLDS:
        yield _point(clean, groups, threshold)


def at_rates(clean: Clean, groups: Mapping[str, Sequence[Verdict]]) -> Iterator[tuple[float, Point]]:
    """The curve at fixed rates of false alarms."""
    for rate in RATES:
        yield rate, _point(clean, groups, clean.threshold_for(rate))


def _point(clean: Clean, groups: Mapping[str, Sequence[Verdict]], threshold: float) -> Point:
    scores = {name: tally(verdicts, threshold) for name, verdicts in groups.items()}
    return Point(threshold, clean.rate_at(threshold), scores)


def per_thousand(count: float, words: int) -> float:
    return 1000 * count / max(1, words)
