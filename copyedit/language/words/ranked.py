"""A list of words, the commonest first, of which a short text asks for few. See `RankedWords`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

_FEW = 50  # look-ups; to make a dictionary of 20,000 words takes longer


class RankedWords:
    """Words, one per line, by their rank from 0."""

    def __init__(self, lines: str) -> None:
        self._lines = f"\n{lines.strip()}\n"
        self._asked = 0

    def get(self, word: str, default: int) -> int:
        """The rank of a word, or the default for one that is not in the list."""
        self._asked += 1
        if self._asked > _FEW:
            return self._ranks.get(word, default)
        at = self._lines.find(f"\n{word}\n")
        return default if at < 0 else self._lines.count("\n", 0, at)

    def __contains__(self, word: str) -> bool:
        return self.get(word, -1) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._ranks)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {word: rank for rank, word in enumerate(self._lines.split())}
