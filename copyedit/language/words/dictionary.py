"""Which words are right English, and how common each is. Start with `Dictionary.note`.

A sorted file, of which only the pages are made that a story's words stand on, so that one line costs next to nothing.
`training/dictionary.py` makes the file and describes its lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from copyedit.language.shipped import SPELLING

_PAGE = 2  # letters that the words of a page share
_PAGES = 5000  # kept: all of English, while a text in Chinese has millions
VARIETIES = {"B": "en-GB", "A": "en-US"}


class Dictionary:
    """Right words, by their first letters where several are asked for."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self.beginning = lru_cache(_PAGES)(self._beginning)

    def knows(self, word: str) -> bool:
        """As it is written, or in lower case; one in capitals also as a name.

        “Harbour” is known, for “harbour” is; “moscow” is not.
        """
        if self.note(word) is not None:
            return True
        lower = word.lower()
        return word != lower and (
            self.note(lower) is not None or (word.isupper() and self.note(lower.capitalize()) is not None)
        )

    def frequency(self, word: str) -> int:
        """How common a word is: one more for twice as common; 0 where it is unknown or was never seen."""
        return frequency_of(self.note(word))

    def variety(self, word: str) -> str | None:
        """en-GB or en-US where the word is spelled so in only one of them."""
        return VARIETIES.get((self.note(word) or "")[1:])

    def note(self, word: str) -> str | None:
        """What stands behind the word; None where it is unknown."""
        return self.beginning(f"{word} "[:_PAGE]).get(word)

    def _beginning(self, text: str) -> Mapping[str, str]:
        """All words whose lines begin with the text, and their notes."""
        first = self._start_of(text.encode())
        last = self._start_of(text.encode() + b"\xff")  # a byte that no letter has: behind all of them
        parts = self._data[first:last].decode().split()
        return dict(zip(parts[::2], parts[1::2], strict=True))

    def _start_of(self, text: bytes) -> int:
        """Where the first line begins that does not come before the text."""
        data = self._data
        low, high = 0, len(data)
        while low < high:
            middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", middle) + 1 or len(data)
            if data[middle:end] < text:
                low = end
            else:
                high = middle
        return low


def frequency_of(note: str | None) -> int:
    """
    >>> frequency_of("kB"), frequency_of("a"), frequency_of(None)
    (10, 0, 0)
    """
    return ord(note[0]) - ord("a") if note else 0


@cache
def shipped_dictionary() -> Dictionary:
    return Dictionary(SPELLING / "words.txt")
