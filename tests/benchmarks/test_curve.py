"""The curve: thresholds for a rate of false alarms, and errors found at each."""

import pytest

from benchmarks.accuracy.curve import Clean, at_rates, at_thresholds
from benchmarks.accuracy.scoring import NEVER, Verdict

CLEAN = Clean(10_000, [0.99, 0.9, 0.9, 0.7, 0.4])
SURE, UNSURE, MISSED = (Verdict(c, c, c, ()) for c in (0.995, 0.8, NEVER))


@pytest.mark.parametrize(("threshold", "rate"), [(0.0, 0.5), (0.4, 0.5), (0.41, 0.4), (0.9, 0.3), (0.99, 0.1), (1, 0)])
def test_rate_at(threshold: float, rate: float) -> None:
    assert CLEAN.rate_at(threshold) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("rate", "given"), [(0.5, 0.5), (1.0, 0.5), (0.4, 0.4), (0.35, 0.3), (0.2, 0.1), (0.1, 0.1), (0.05, 0.0)]
)
def test_threshold_for_passes_no_rate(rate: float, given: float) -> None:
    assert CLEAN.rate_at(CLEAN.threshold_for(rate)) == pytest.approx(given)


def test_threshold_for_no_false_alarms() -> None:
    assert Clean(1000, []).threshold_for(0.05) == 0.0


def test_points() -> None:
    groups = {"wrong_word": [SURE, UNSURE, MISSED]}
    points = {point.threshold: point for point in at_thresholds(CLEAN, groups)}
    assert [points[t].scores["wrong_word"].found for t in (0.5, 0.8, 0.9, 0.995, 0.999)] == [2, 2, 1, 1, 0]
    assert points[0.9].alarms == pytest.approx(0.3)
    by_rate = {rate: point.scores["wrong_word"].found for rate, point in at_rates(CLEAN, groups)}
    assert (by_rate[0.1], by_rate[0.3], by_rate[2.0]) == (1, 2, 2)
