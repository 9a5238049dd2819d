"""Count n-grams, with arrays. Start with `count_ngrams`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.ngrams import fingerprints, make_table, sum_of, write_table
from copyedit.language.context.stored.ngram_shapes import SHAPES
from copyedit.language.context.vocabulary import BREAK_ID

# Rarer n-grams are left out, to save space and so that no passage of a text can be reconstructed.
MINIMUM = {"two": 3, "three": 3, "four": 5, "skip": 5}


def count_ngrams(ids: NDArray[np.uint16], folder: Path) -> None:
    """Write the table of each shape. Needs about 24 bytes of memory per id."""
    for shape, offsets in SHAPES.items():
        length = len(ids) - offsets[-1]
        if length <= 0:
            continue
        sums = sum_of([ids[offset : offset + length] for offset in offsets], shape)
        crosses = np.zeros(length, bool)  # a paragraph break
        for offset in offsets[1:-1]:
            crosses |= ids[offset : offset + length] == BREAK_ID
        sums = np.sort(sums[~crosses])
        edges = np.flatnonzero(np.concatenate(([True], sums[1:] != sums[:-1])))
        counts = np.diff(np.append(edges, len(sums))).astype(np.uint32)
        kept = counts >= MINIMUM[shape]
        write_table(folder, shape, make_table(fingerprints(sums[edges[kept]]), counts[kept]))
