"""Train the trees, on seeded errors and on clean copy that nothing else was trained on. Start with `train_trees`.

`trees_rows.py` makes the rows that they are trained on. Needs LightGBM, from the extra `train`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.language.context.features import NAMES
from copyedit.language.context.trees import FILE, Trees, write_trees
from copyedit.learning.lightgbm_trees import from_booster
from copyedit.learning.trees_rows import EXPECTED, Found, Rows, find_rows, is_held, set_thresholds

try:
    import lightgbm
except ImportError:
    raise CopyeditError("training needs LightGBM: pip install 'copyedit[train]'") from None

_DOUBTED = 0.33  # minimum confidence for a suspect in clean text to count as a mistake its editors missed
_TREES = 400
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 63,
    "max_depth": 11,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
}


def train_trees(folder: Path, texts: Iterable[list[str]], jobs: int) -> dict[str, Any]:
    """Train on three quarters of the texts, set thresholds on the rest, write the trees. Returns the figures."""
    return fit_trees(folder, find_rows(folder, texts, jobs), jobs)


def fit_trees(folder: Path, found: Found, jobs: int) -> dict[str, Any]:
    """Train on rows that `find_rows` gathered."""
    rows = found.rows
    held: Any = is_held(rows.pieces)  # so that each column keeps its type
    odds = EXPECTED / (found.seeds.sum() / found.clean_words.sum())
    offset = float(np.log(odds))
    learned = np.flatnonzero(~held)
    # Edited copy has errors of its own. Trees grown on one half find those in the other half, which are left out.
    half = (rows.pieces[learned] // 8) % 2 == 0
    trusted = np.ones(len(learned), bool)
    for part in (half, ~half):
        trees = _grow(rows, learned[part], _TREES // 2, offset, jobs)
        others = learned[~part]
        trusted[~part] = ~rows.clean[others] | (trees.probabilities(rows.features[others]) < _DOUBTED)
    trees = _grow(rows, learned[trusted], _TREES, offset, jobs)
    write_trees(folder / FILE, trees)
    kept = Rows(*(column[held] for column in rows))
    held_pieces = is_held(np.arange(len(found.seeds)))
    confidences = trees.probabilities(kept.features)
    return set_thresholds(kept, confidences, found.clean_words[held_pieces].sum(), found.seeds[held_pieces].sum())


def _grow(rows: Rows, chosen: NDArray[np.int64], count: int, offset: float, jobs: int) -> Trees:
    data = lightgbm.Dataset(rows.features[chosen], rows.right[chosen], feature_name=list(NAMES))
    booster = lightgbm.train({**_PARAMETERS, "num_threads": jobs}, data, count)
    return from_booster(booster.dump_model()["tree_info"], offset)
