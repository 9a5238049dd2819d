"""The context model's confidence in a suspect, with the tagger's opinion weighed in. Start with `read_again`.

One logistic regression for each kind of change. `training/tagger/judge.py` learns the weights from errors seeded into
stories that neither the trees nor the network have seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.loading import usable
from copyedit.language.context.network import Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.suspects import Suspects, kind_of_change
from copyedit.language.context.tagger.opinions import Opinion, read_sentences
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.shipped import TAGGER

_MOST = 1 - 1e-4  # more certain opinions count as this certain


def read_again(
    text: Text, suspects: Suspects, first: Floats, vocabulary: Vocabulary, confusables: ConfusableIds
) -> Floats:
    """The confidences in the suspects once the tagger has read their sentences; `first` are the context model's.

    Raises BackendLost if the engine is missing or cannot run here.
    """
    again = first.copy()
    weights: Mapping[str, Sequence[float]] = card()["weights"]
    for row, opinion in read_sentences(text, suspects, first, vocabulary, confusables).items():
        kind = kind_of_change(int(suspects.operations[row]), int(suspects.kinds[row]))
        again[row] = 1 / (1 + np.exp(-np.dot(weights[kind], features_of(float(first[row]), opinion))))
    return again


def features_of(first: float, opinion: Opinion) -> tuple[float, ...]:
    """What the weights apply to: 1, three log-odds, and the last two of these again where they are positive."""
    some, this = _log_odds(opinion.some), _log_odds(opinion.this)
    return 1.0, _log_odds(first), some, this, max(some, 0.0), max(this, 0.0)


def _log_odds(probability: float) -> float:
    within = min(max(probability, 1 - _MOST), _MOST)
    return float(np.log(within / (1 - within)))


@cache
def card() -> Mapping[str, Any]:
    """How the tagger was made, its weights and its thresholds."""
    with usable(None):
        shipped: dict[str, Any] = json.loads((TAGGER / "card.json").read_text(encoding="utf-8"))
        return shipped
