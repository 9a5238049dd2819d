"""Training the trees: LightGBM's trees as arrays, thresholds from clean text."""

from __future__ import annotations

import numpy as np
import pytest

from copyedit.language.context.families import Family
from copyedit.learning.lightgbm_trees import from_booster
from copyedit.learning.trees_rows import ALARMS, Rows, cut, set_thresholds


def test_trees_as_arrays_predict_what_the_booster_does() -> None:
    lightgbm = pytest.importorskip("lightgbm")
    random = np.random.default_rng(1)
    rows = random.normal(size=(500, 4)).astype(np.float32)
    right = rows[:, 0] + rows[:, 2] > 0.3
    options = {"objective": "binary", "verbose": -1, "num_leaves": 7, "min_data_in_leaf": 5}
    booster = lightgbm.train(options, lightgbm.Dataset(rows, right), 40)
    trees = from_booster(booster.dump_model()["tree_info"], offset=0.0)
    assert trees.probabilities(rows) == pytest.approx(booster.predict(rows), abs=1e-4)


def test_an_offset_lowers_the_odds() -> None:
    leaf = [{"tree_structure": {"leaf_value": 0.0}}]
    trees = from_booster(leaf, offset=float(np.log(1 / 9)))
    assert trees.probabilities(np.zeros((1, 1), np.float32)) == pytest.approx([0.1])


def test_thresholds_let_through_the_alarms_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ALARMS, Family.WRONG_WORD, 0.1)
    # 100,000 clean words allow 10 alarms of wrong words; 20 suspects there have confidences from 0.50 to 0.69.
    count = 25
    confidences = np.array([0.5 + 0.01 * n for n in range(20)] + [0.55, 0.58, 0.59, 0.60, 0.9], np.float32)
    clean = np.array([True] * 20 + [False] * 5)
    rows = Rows(np.zeros((count, 1), np.float32), ~clean, clean, np.zeros(count, np.int8), np.zeros(count, np.int32))
    figures = set_thresholds(rows, confidences, 100_000, 5)
    assert figures["thresholds"][Family.WRONG_WORD] == pytest.approx(0.59)  # ten lie above: 0.60 ... 0.69
    assert figures["found"] == 2  # 0.60 and 0.9


def test_texts_are_cut_into_short_pieces_and_single_sentences() -> None:
    story = [f"The quay {n} reopened. Ships came." for n in range(30)]
    pieces = list(cut([story] * 20))
    assert max(map(len, pieces)) == 12
    assert ["The quay 0 reopened."] in pieces
