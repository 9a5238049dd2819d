"""Find the words within one or two slips of another. Start with `Lookalikes.within`."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint32]


class Lookalikes:
    """Words, with a bit for each letter they contain. A slip changes at most two bits, so few need comparing."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        shapes = np.array(words)
        self._lengths = np.char.str_len(shapes)
        self._letters = _letters_of(shapes)

    def within(self, word: str, furthest: int, limit: int) -> list[str]:
        """The words at most `furthest` slips away (restricted Damerau-Levenshtein distance), nearest first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        differing = np.bitwise_count(self._letters ^ _letters_of(np.array([word])))
        close = (differing <= 2 * furthest) & (np.abs(self._lengths - len(word)) <= furthest)
        likely = [self.words[at] for at in np.flatnonzero(close).tolist()]
        return list(map(itemgetter(0), extract(word, likely, scorer=OSA.distance, score_cutoff=furthest, limit=limit)))


def _letters_of(words: NDArray[np.str_]) -> Letters:
    """A bit for each letter from a to z; other letters share these bits."""
    codes = words.view(np.uint32).reshape(len(words), -1)
    bits = np.where(codes > 0, np.uint32(1) << (codes & np.uint32(31)), np.uint32(0))
    letters: Letters = np.bitwise_or.reduce(bits, axis=1)
    return letters
