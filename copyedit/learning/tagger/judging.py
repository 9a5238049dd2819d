"""Grow the trees that weigh the tagger's opinion, and set the thresholds. Start with `learn_to_judge`.

They learn whether a suspect is the seeded error of its story. Needs LightGBM, from the extra `train`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.language.context.doubts import Assessment
from copyedit.language.context.suspects import family_of
from copyedit.language.context.tagger.judge import ALL_NAMES, features_of
from copyedit.language.context.tagger.opinions import Opinion
from copyedit.language.context.trees import Floats, Trees
from copyedit.learning.lightgbm_trees import both, from_booster

try:
    import lightgbm
except ImportError:
    raise CopyeditError("training needs LightGBM: pip install 'copyedit[train]'") from None

# Findings per 1,000 clean words of each family. About half of these are errors that the publisher missed: two in three
# of small words, two in five of forms, one in three of wrong words, which are therefore allowed fewer.
RATES = {"wrong-word": 0.11, "form": 0.11, "small-word": 0.18}
PARTS = 4  # of the stories, by the rest of their number; each is judged by trees grown on the others
_TREES = 600
_ADDED_TREES = 200
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.03,
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,  # the rows are few
}


class Judged(NamedTuple):
    """Suspects, a row each: the story's number, the place in it, the family, the features, and whether it is right.

    From a story with a seeded error come only the suspects that put it right.
    """

    stories: NDArray[np.int32]
    places: NDArray[np.int32]
    families: NDArray[np.str_]
    features: Floats
    are_right: NDArray[np.bool_]


class Judgement(NamedTuple):
    """The trees, the confidence in each suspect by trees that its story had no part in, and the thresholds."""

    trees: Trees
    confidences: Floats
    thresholds: dict[str, float]


def judged(
    number: int, assessment: Assessment, opinions: Mapping[int, Opinion], rows: Sequence[int], are_right: bool
) -> Judged:
    """The suspects in `rows` of one story: all of them right, or none."""
    at = np.array(rows, np.int64)
    suspects = assessment.suspects.where(at)
    kinds = zip(suspects.operations.tolist(), suspects.kinds.tolist(), strict=True)
    return Judged(
        np.full(len(at), number, np.int32),
        suspects.places.astype(np.int32),
        np.array([str(family_of(operation, kind)) for operation, kind in kinds], "U10"),
        features_of(assessment.rows[at], assessment.confidences[at], [opinions[row] for row in rows]),
        np.full(len(at), are_right),
    )


def joined(parts: Sequence[Judged]) -> Judged:
    """All rows of all parts."""
    return Judged(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def learn_to_judge(
    rows: Judged, weight: float, is_clean: NDArray[np.bool_], words: int, start: Trees | None = None
) -> Judgement:
    """`weight` converts the odds of the rows to those of news copy; `is_clean` marks rows from its `words`.

    The trees are added to those of `start`, if there are any: a small archive then changes little.
    """
    offset = float(np.log(weight))
    confidences = np.zeros(len(rows.stories), np.float32)
    for part in range(PARTS):
        here = rows.stories % PARTS == part
        confidences[here] = _grow(rows, ~here, offset, start).probabilities(rows.features[here])
    return Judgement(
        _grow(rows, np.ones(len(confidences), bool), offset, start),
        confidences,
        thresholds(rows, confidences, is_clean, words),
    )


def thresholds(rows: Judged, confidences: Floats, is_clean: NDArray[np.bool_], words: int) -> dict[str, float]:
    """The confidences from which each family has as many findings in the clean `words` as `RATES` allows."""
    found = {}
    for family, rate in RATES.items():
        best: dict[tuple[int, int], float] = defaultdict(float)
        for row in np.flatnonzero(is_clean & (rows.families == family)).tolist():
            place = (int(rows.stories[row]), int(rows.places[row]))
            best[place] = max(best[place], float(confidences[row]))
        findings = sorted(best.values(), reverse=True)
        found[family] = round(findings[min(len(findings) - 1, int(rate * words / 1000))], 2) if findings else 0.5
    return found


def reported(
    rows: Judged, confidences: Floats, least: Mapping[str, float], is_clean: NDArray[np.bool_]
) -> tuple[set[int], int]:
    """The stories whose seeded error is found at these thresholds, and the number of findings in clean stories."""
    shown = confidences >= np.array([least[family] for family in rows.families.tolist()])
    in_clean = np.flatnonzero(shown & is_clean)
    places = set(zip(rows.stories[in_clean].tolist(), rows.places[in_clean].tolist(), strict=True))
    return set(rows.stories[shown & rows.are_right].tolist()), len(places)


def _grow(rows: Judged, chosen: NDArray[np.bool_], offset: float, start: Trees | None) -> Trees:
    features = rows.features[chosen]
    known = None if start is None else start.log_odds(features) - offset
    data = lightgbm.Dataset(features, rows.are_right[chosen], feature_name=list(ALL_NAMES), init_score=known)
    booster = lightgbm.train(_PARAMETERS, data, _TREES if start is None else _ADDED_TREES)
    grown = from_booster(booster.dump_model()["tree_info"], offset)
    return grown if start is None else both(start, grown)
