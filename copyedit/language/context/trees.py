"""The context model's confidence in a suspect: boosted decision trees, as arrays. Start with `Trees.probabilities`.

J. Friedman, “Greedy function approximation: a gradient boosting machine” (2001). LightGBM grows them in training.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.stored.mapped import mapped_arrays

Floats = NDArray[np.float32]

FILE = "judge.npz"
_BATCH = 32  # trees evaluated together
# Below these log-odds (a probability of 0.0025) the remaining trees are skipped. Of 4,989 suspects in news that ended
# at a probability of 0.02 or more, one fell below it on the way.
_HOPELESS = -6.0


class Trees(NamedTuple):
    """All trees, node after node. A row goes left at a node if its feature is at most the threshold, else right.

    `left` and `right` are node numbers; both sides of a leaf are the leaf itself, and it has a `value`. `offset` is
    added to the sum of the values. It converts the odds of the training text, which is full of errors, to those of
    news copy.
    """

    roots: NDArray[np.int32]
    features: NDArray[np.uint8]
    thresholds: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    values: NDArray[np.float32]
    depth: int
    offset: float

    def probabilities(self, rows: Floats) -> Floats:
        """For each row of features, the probability that its suspect is right."""
        odds = self.log_odds(rows)
        probabilities: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return probabilities

    def log_odds(self, rows: Floats) -> Floats:
        """The same as log-odds."""
        total = np.zeros(len(rows), np.float32)
        open_rows = np.arange(len(rows))
        branches = np.stack((self.right, self.left), axis=1).ravel()  # right branch of node n at 2n, left at 2n + 1
        for at in range(0, len(self.roots), _BATCH):
            total[open_rows] += self._values(rows[open_rows], self.roots[at : at + _BATCH], branches)
            open_rows = open_rows[total[open_rows] + self.offset > _HOPELESS]
        return total + np.float32(self.offset)

    def _values(self, rows: Floats, roots: NDArray[np.int32], branches: NDArray[np.int32]) -> Floats:
        numbers, width = rows.ravel(), rows.shape[1]
        starts = np.arange(0, len(numbers), width)[:, None]
        nodes = np.repeat(roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):  # `take` is several times faster than rows[line, feature]
            goes_left = numbers.take(starts + self.features.take(nodes)) <= self.thresholds.take(nodes)
            nodes = branches.take(2 * nodes + goes_left)
        values: Floats = self.values.take(nodes).sum(axis=1)
        return values


def read_trees(path: Path) -> Trees:
    """The trees in a file. Raises OSError, and ValueError and KeyError for a file that holds something else."""
    stored = mapped_arrays(path)
    fields: dict[str, Any] = {name: stored[name] for name in Trees._fields}
    fields["depth"], fields["offset"] = int(fields["depth"]), float(fields["offset"])
    return Trees(**fields)


def write_trees(path: Path, trees: Trees) -> None:
    """Write trees as `read_trees` reads them."""
    np.savez(path, **trees._asdict())
