"""A small logistic regression. Start with `learn_logistic`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 100  # far more than needed


def learn_logistic(table: Floats, goal: Floats, counts: Floats, ridge: Floats) -> Floats:
    """A weight for each column of the table, by Newton's method.

    `goal` is 1 or 0 for each row. A row counts as `counts` rows; `ridge` is the penalty on each column's weight.
    """
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -50, 50)))
        curve = counts * chances * (1 - chances) + 1e-6
        slope = table.T @ (counts * (chances - goal)) + ridge * weights
        weights -= np.linalg.solve((table * curve[:, None]).T @ table + np.diag(ridge), slope)
    return weights
