"""A model's arrays as numpy sees them: mapped from their files, and the vectors of words made when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.stored.arrays import stored_arrays

_FEW = 30_000  # rows; after so many, all vectors are made at once, which takes as long as making these
_ONE_PLACE = 64  # rows at most that are asked for to judge one place; a run that judges a few is never worth them all


def mapped_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of an .npz file, by name; they cannot be written to. Raises OSError and ValueError."""
    return {name: np.frombuffer(each.data, each.kind).reshape(each.shape) for name, each in stored_arrays(path).items()}


class WordRows:
    """An array of vectors, one for each word. A short text asks for few, and only their pages are read."""

    def __init__(self, small: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        """One scale for each row of `small`; one for a row further stands for zeros."""
        self._small, self._scales = small, scales.astype(np.float32)
        self.shape = (len(scales), small.shape[1])
        self._asked = 0
        self._all: NDArray[np.float32] | None = None

    def __getitem__(self, ids: NDArray[Any]) -> NDArray[np.float32]:
        self._asked += ids.size if ids.size > _ONE_PLACE else 0
        if self._all is None and self._asked > _FEW:
            self._all = self._made(np.arange(self.shape[0]))
        rows: NDArray[np.float32] = self._made(ids) if self._all is None else self._all[ids]
        return rows

    def _made(self, ids: NDArray[Any]) -> NDArray[np.float32]:
        rows: NDArray[np.float32] = self._small[np.minimum(ids, len(self._small) - 1)].astype(np.float32)
        rows *= self._scales[ids][..., None]
        return rows
