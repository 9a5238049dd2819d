"""How sure the context model is of a suspect: boosted decision trees, as arrays. Start with `Judge.judge`.

J. Friedman, “Greedy function approximation: a gradient boosting machine” (2001); grown by LightGBM in training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_TREES = 32  # asked in one go
# Log-odds (of 0.0025) at which the remaining trees are not asked: of 4,989 suspects in news that end at a probability
# of 0.02 or more, one passes below it on the way.
_HOPELESS = -6.0


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
        open_rows = np.arange(len(rows))
        branches = np.stack((self.right, self.left), axis=1).ravel()  # of node n at 2n, and at 2n + 1 the left one
        for at in range(0, len(self.roots), _TREES):
            total[open_rows] += self._values(rows[open_rows], self.roots[at : at + _TREES], branches)
            open_rows = open_rows[total[open_rows] + self.offset > _HOPELESS]
        probabilities: Floats = 1 / (1 + np.exp(-(total + np.float32(self.offset))))
        return probabilities

    def _values(self, rows: Floats, roots: NDArray[np.int32], branches: NDArray[np.int32]) -> Floats:
        numbers, width = rows.ravel(), rows.shape[1]
        starts = np.arange(0, len(numbers), width)[:, None]
        nodes = np.repeat(roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):  # `take` is several times as fast as rows[line, feature]
            goes_left = numbers.take(starts + self.features.take(nodes)) <= self.thresholds.take(nodes)
            nodes = branches.take(2 * nodes + goes_left)
        values: Floats = self.values.take(nodes).sum(axis=1)
        return values


def read_judge(folder: Path) -> Judge:
    """The judge of a model."""
    with np.load(folder / "judge.npz") as kept:
        fields: dict[str, Any] = {name: kept[name] for name in Judge._fields}
    fields["depth"], fields["offset"] = int(fields["depth"]), float(fields["offset"])
    return Judge(**fields)


def write_judge(folder: Path, judge: Judge) -> None:
    """Writes a judge as `read_judge` reads it."""
    np.savez_compressed(folder / "judge.npz", **judge._asdict())
