"""LightGBM's trees as the arrays of `trees.py`. Start with `from_booster`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from copyedit.language.context.trees import Trees


def from_booster(trees: Sequence[dict[str, Any]], offset: float) -> Trees:
    """The arrays of LightGBM's trees, from `dump_model()["tree_info"]`."""
    columns: dict[str, list[Any]] = {name: [] for name in ("features", "thresholds", "left", "right", "values")}
    deepest = 0

    def add(node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        at = len(columns["values"])
        leaf = "leaf_value" in node
        columns["features"].append(0 if leaf else node["split_feature"])
        columns["thresholds"].append(0.0 if leaf else node["threshold"])
        columns["values"].append(node["leaf_value"] if leaf else 0.0)
        columns["left"].append(at)
        columns["right"].append(at)
        if not leaf:
            columns["left"][at] = add(node["left_child"], depth + 1)
            columns["right"][at] = add(node["right_child"], depth + 1)
        return at

    roots = [add(tree["tree_structure"], 0) for tree in trees]
    return Trees(
        np.array(roots, np.int32),
        np.array(columns["features"], np.uint8),
        np.array(columns["thresholds"], np.float32),
        np.array(columns["left"], np.int32),
        np.array(columns["right"], np.int32),
        np.array(columns["values"], np.float32),
        deepest,
        offset,
    )


def both(first: Trees, more: Trees) -> Trees:
    """The trees of both, whose values are added up, with the offset of the first."""
    ahead = np.int32(len(first.values))
    return Trees(
        np.concatenate((first.roots, more.roots + ahead)),
        np.concatenate((first.features, more.features)),
        np.concatenate((first.thresholds, more.thresholds)),
        np.concatenate((first.left, more.left + ahead)),
        np.concatenate((first.right, more.right + ahead)),
        np.concatenate((first.values, more.values)),
        max(first.depth, more.depth),
        first.offset,
    )
