"""Count the set phrases of news: `copyedit/language/data/phrases-counted.txt`.

    python -m training.collocations CORPUS > copyedit/language/data/phrases-counted.txt

A phrase is a frequent sequence of three to five words, spread over the corpus, in which the words predict each other:
of all that news has in the place of a word, its own is a large share. Only the phrases go into the file. Names are left
out. Start with `phrases_in`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.phrases.phrasebook import DATA
from copyedit.language.phrases.slips import SMALL
from training.tokens import BREAK, RARE, Tokens, read_tokens

FEWEST = {3: 60, 4: 45, 5: 40}  # occurrences
SHARE = {3: 0.42, 4: 0.4, 5: 0.4}  # minimum share of the own word in its place, on the average of all places
EDGE_SHARE, BEST_SHARE = 0.08, 0.6  # at either end, and in one place
NAMES = 0.35  # maximum share of occurrences with a capital
PARTS, SPREAD = 24, 9  # parts of the corpus, and in how many a phrase must be
CONTAINED = 0.6  # share of a phrase's occurrences from which it is no more than part of a longer one
_NOT_FIRST = frozenset(
    "and that was is are were said has have had will would of he she they we i but which who".split()
)
_NOT_LAST = _NOT_FIRST - {"of"} | frozenset("the a an be his her its their our my your".split())
_OTHERS = frozenset(
    "said he she they we you i not but who which been more than about after if so there what when all no do "
    "does did can could should may might must was were are has have had will would".split()
)
_NOISE = frozenset("mr mrs ms sri lanka lankan pct mln dlrs cts shr qtr vs rep sen".split())
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Ids = NDArray[np.int32]


class Gram(NamedTuple):
    """A sequence of words, how often it occurs, the share of each word in its place, and in how many parts it is."""

    ids: tuple[int, ...]
    count: int
    shares: tuple[float, ...]
    parts: int


def main() -> None:
    tokens = read_tokens(Path(sys.argv[1]))
    written = {line.replace("*", "") for line in (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines()}
    print("# Frequent and fixed word sequences of edited news, counted by training/collocations.py.")
    print("\n".join(sorted(set(phrases_in(tokens)) - written)))


def phrases_in(tokens: Tokens) -> Iterator[str]:
    """The phrases of a corpus, in no order."""
    often = np.bincount(tokens.ids, minlength=len(tokens.words))
    with_capital = np.bincount(tokens.ids[tokens.capitals], minlength=len(tokens.words))
    names = {
        at
        for at, word in enumerate(tokens.words)
        if with_capital[at] >= NAMES * often[at] or not word.replace("'", "").isalpha()
    }
    kept = {
        gram.ids: gram.count
        for size in FEWEST
        for gram in _grams(tokens.ids, size)
        if names.isdisjoint(gram.ids) and _is_phrase(tokens.words, gram)
    }
    parts = {
        ids[at : at + size]
        for ids, count in kept.items()
        for size in FEWEST
        for at in range(len(ids) - size + 1)
        if size < len(ids) and count >= CONTAINED * kept.get(ids[at : at + size], count + 1)
    }
    yield from (" ".join(tokens.words[at] for at in ids) for ids in kept.keys() - parts)


def _grams(ids: Ids, size: int) -> Iterator[Gram]:
    """The frequent sequences of a size."""
    places = _places(ids, size)
    keys = _keys(ids, places, range(size))
    order = np.argsort(keys, kind="stable")
    firsts = np.flatnonzero(np.diff(keys[order], prepend=keys[order[0]] ^ np.uint64(1)))
    counts = np.diff(firsts, append=len(order))
    frequent = counts >= FEWEST[size]
    firsts, counts = firsts[frequent], counts[frequent]
    examples = places[order[firsts]]
    shares = [counts / _in_place(ids, places, examples, size, hole) for hole in range(size)]
    for number, (first, count) in enumerate(zip(firsts.tolist(), counts.tolist(), strict=True)):
        where = places[order[first : first + count]]
        own = tuple(float(share[number]) for share in shares)
        parts = len(np.unique(where * PARTS // len(ids)))
        yield Gram(tuple(ids[examples[number] : examples[number] + size].tolist()), count, own, parts)


def _places(ids: Ids, size: int) -> NDArray[np.int64]:
    """Where a sequence of known words begins."""
    known = (ids != BREAK) & (ids != RARE)
    all_known = known[: len(ids) - size + 1].copy()
    for distance in range(1, size):
        all_known &= known[distance : len(ids) - size + 1 + distance]
    return np.flatnonzero(all_known)


def _keys(ids: Ids, places: NDArray[np.int64], distances: Iterable[int]) -> NDArray[np.uint64]:
    keys = np.zeros(len(places), np.uint64)
    for distance in distances:
        keys = keys * _FACTOR + ids[places + distance].astype(np.uint64) + np.uint64(distance + 1)
        keys ^= keys >> np.uint64(29)
    return keys


def _in_place(
    ids: Ids, places: NDArray[np.int64], examples: NDArray[np.int64], size: int, hole: int
) -> NDArray[np.int64]:
    """How often any word stands in a place of each example."""
    others = [distance for distance in range(size) if distance != hole]
    wanted, number = np.unique(_keys(ids, examples, others), return_inverse=True)
    keys = _keys(ids, places, others)
    at = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
    return np.bincount(at[wanted[at] == keys], minlength=len(wanted))[number]


def _is_phrase(words: Sequence[str], gram: Gram) -> bool:
    size = len(gram.ids)
    shown = [words[at] for at in gram.ids]
    content = sum(word not in SMALL and word not in _OTHERS and len(word) > 2 for word in shown)
    if shown[0] in _NOT_FIRST or shown[-1] in _NOT_LAST or _NOISE.intersection(shown) or gram.parts < SPREAD:
        return False
    mean = sum(gram.shares) / size
    is_full = content >= 2 or (content == 1 and size == 4 and mean >= 0.5)
    edges = min(gram.shares[0], gram.shares[-1])
    return is_full and mean >= SHARE[size] and edges >= EDGE_SHARE and max(gram.shares) >= BEST_SHARE


if __name__ == "__main__":
    main()
