"""Which words of a vocabulary are mistaken for one another, by id. `words/confusables.py` says what makes them so."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.stored.mapped import mapped_arrays

_FILE = "neighbours.npz"


class ConfusableIds(NamedTuple):
    """The confusables of an id are rows `starts[id]` to `starts[id + 1]`: the other word, and its `Likeness`."""

    starts: NDArray[np.int32]
    words: NDArray[np.uint16]
    kinds: NDArray[np.uint8]


def read_confusable_ids(folder: Path) -> ConfusableIds:
    """The confusables of a model."""
    stored = mapped_arrays(folder / _FILE)
    return ConfusableIds(*(stored[name] for name in ConfusableIds._fields))


def write_confusable_ids(folder: Path, confusables: ConfusableIds) -> None:
    """Write confusables as `read_confusable_ids` reads them."""
    np.savez(folder / _FILE, **confusables._asdict())
