"""How often short runs of words occur in edited news: tables of n-grams on disk. Start with `read_tables`.

An n-gram is looked up by a hash of its words' ids (see `vocabulary.py`). A table keeps 32 bits of the hash: the upper
half selects a bucket; the lower half is stored, sorted, with the count on a logarithmic scale in one byte. That makes
three bytes per entry. About one lookup in a thousand mistakes an unseen n-gram for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.stored.ngram_shapes import FACTORS, MIX, SHAPES, STEPS

Keys = NDArray[np.uint64]

_FACTORS = tuple(map(np.uint64, FACTORS))
_BUCKETS = 1 << 16


class Table(NamedTuple):
    """The entries of bucket b are `starts[b]` to `starts[b + 1]`; `rests` are sorted within it."""

    starts: NDArray[np.uint32]
    rests: NDArray[np.uint16]
    levels: NDArray[np.uint8]

    def look_up(self, sums: Keys) -> NDArray[np.uint8]:
        """The level of each n-gram, 0 if it was not seen. `sums` come from `sum_of`."""
        prints = fingerprints(sums)
        buckets, rests = prints >> 16, (prints & 0xFFFF).astype(np.uint16)
        left = self.starts[buckets].astype(np.int64)
        right = self.starts[buckets + 1].astype(np.int64)
        last = right
        for _ in range(int(np.max(right - left, initial=0)).bit_length()):
            middle = (left + right) >> 1
            lower = self.rests[np.minimum(middle, len(self.rests) - 1)] < rests
            lower &= left < right
            left = np.where(lower, middle + 1, left)
            right = np.where(lower, right, middle)
        place = np.minimum(left, len(self.rests) - 1)
        found = (left < last) & (self.rests[place] == rests)
        return np.where(found, self.levels[place], 0).astype(np.uint8)


def sum_of(ids: Sequence[NDArray[Any]], shape: str) -> Keys:
    """The sums by which n-grams are looked up. `ids` holds the ids of their first words, then their second, and so on.

    “a _ c” differs from “a c”: what a word adds depends on its distance from the first.
    """
    parts = (words.astype(np.uint64) * _FACTORS[place] for words, place in zip(ids, SHAPES[shape], strict=True))
    return sum(parts, np.zeros(ids[0].shape, np.uint64))


def fingerprints(sums: Keys) -> NDArray[np.uint32]:
    """32 bits of each sum, well mixed (the finaliser of MurmurHash3)."""
    mixed = sums ^ (sums >> np.uint64(33))
    mixed = mixed * np.uint64(MIX)
    mixed ^= mixed >> np.uint64(33)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def make_table(prints: NDArray[np.uint32], counts: NDArray[np.uint32]) -> Table:
    """A table of fingerprints and counts; if two n-grams share a fingerprint, the larger count is kept."""
    order = np.lexsort((counts, prints))
    prints, counts = prints[order], counts[order]
    last = np.concatenate((prints[1:] != prints[:-1], [True]))
    prints, counts = prints[last], counts[last]
    starts = np.searchsorted(prints >> 16, np.arange(_BUCKETS + 1)).astype(np.uint32)
    levels = np.minimum(255, np.round(np.log2(counts) * STEPS)).astype(np.uint8)
    return Table(starts, (prints & 0xFFFF).astype(np.uint16), levels)


def read_tables(folder: Path) -> dict[str, Table]:
    """The tables of a model, memory-mapped, so only what is looked up is read."""
    return {
        shape: Table(*(np.asarray(np.load(folder / f"{shape}.{part}.npy", mmap_mode="r")) for part in Table._fields))
        for shape in SHAPES
    }


def write_table(folder: Path, shape: str, table: Table) -> None:
    for part, values in table._asdict().items():
        np.save(folder / f"{shape}.{part}.npy", values)
