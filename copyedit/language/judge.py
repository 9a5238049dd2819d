"""How sure the context model is of a suspect: boosted decision trees, as arrays. Start with `Judge.judge`.

J. Friedman, “Greedy function approximation: a gradient boosting machine” (2001); grown by LightGBM in training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Judge(NamedTuple):
    """Trees one after the other. A node asks whether its feature is at most its threshold and goes left or right.

    `left` and `right` are node numbers; a leaf has itself on both sides and its `value`. `offset` is added to the sum
    of the values: it takes the odds from those of the training text, full of errors, to those of news copy.
    """

    roots: NDArray[np.int32]
    features: NDArray[np.uint8]
    thresholds: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    values: NDArray[np.float32]
    depth: int
    offset: float

    def judge(self, rows: Floats) -> Floats:
        """The probability of each row that its suspect is right: between 0 and 1."""
        total = np.zeros(len(rows), np.float32)
        lines = np.arange(len(rows))[:, None]
        for at in range(0, len(self.roots), 32):
            nodes = np.broadcast_to(self.roots[at : at + 32], (len(rows), len(self.roots[at : at + 32]))).copy()
            for _ in range(self.depth):
                goes_left = rows[lines, self.features[nodes]] <= self.thresholds[nodes]
                nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
            total += self.values[nodes].sum(axis=1)
        probabilities: Floats = 1 / (1 + np.exp(-(total + np.float32(self.offset))))
        return probabilities


def read_judge(folder: Path) -> Judge:
    """The judge of a model."""
    with np.load(folder / "judge.npz") as kept:
        fields: dict[str, Any] = {name: kept[name] for name in Judge._fields}
    fields["depth"], fields["offset"] = int(fields["depth"]), float(fields["offset"])
    return Judge(**fields)


def write_judge(folder: Path, judge: Judge) -> None:
    """Writes a judge as `read_judge` reads it."""
    np.savez_compressed(folder / "judge.npz", **judge._asdict())
