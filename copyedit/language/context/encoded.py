"""A text as the network sees it: an array of word ids. `reader.py` makes one; start with `EncodedText`."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.network import Ids
from copyedit.language.context.stored.window import PADDING

Flags = NDArray[np.bool_]


class EncodedText(NamedTuple):
    """The ids of a text's words, padded on both sides, with a flag for each.

    `checked` marks the words that may be wrong, `gaps` those in front of which a word may be missing. `extra` lists
    the confusables of rare words, one row each: place, id, likeness.
    """

    ids: Ids
    checked: Flags
    gaps: Flags
    extra: Ids


def padded(column: NDArray[Any], padding: int) -> NDArray[Any]:
    """The column with room on both sides for the words that a slot sees."""
    return np.pad(column, PADDING, constant_values=padding)
