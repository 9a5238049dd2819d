"""Which words are correct English, and how common each is. Start with `Dictionary.note`.

The dictionary is a sorted file. Only the pages that a story's words are on are parsed, so a short text costs next to
nothing. `training/dictionary.py` writes the file. A line is a word, a space, and a note: a letter for its frequency
(`note_for`) and, if only British or American copy spells the word so, B or A.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from copyedit.language.shipped import SPELLING

_PAGE = 2  # leading letters that the words of a page share
_PAGES = 5000  # cached; enough for English, while a Chinese text could need millions
_WORDS = 8_000  # cached, as they recur from story to story
_UNSEEN = "a"
VARIETIES = {"B": "en-GB", "A": "en-US"}


class Dictionary:
    """The words of one file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        self.beginning = lru_cache(_PAGES)(self._beginning)
        self.variety = lru_cache(_WORDS)(self._variety)

    def knows(self, word: str) -> bool:
        """True if the word is listed as written or in lower case or, for a word in capitals, as a name.

        “Harbour” is known because “harbour” is; “moscow” is not.
        """
        if self.note(word) is not None:
            return True
        lower = word.lower()
        return word != lower and (
            self.note(lower) is not None or (word.isupper() and self.note(lower.capitalize()) is not None)
        )

    def frequency(self, word: str) -> int:
        """How common a word is, on a log2 scale; 0 if it is unknown or was never seen."""
        return frequency_of(self.note(word))

    def _variety(self, word: str) -> str | None:
        """en-GB or en-US, if only one of them spells the word so."""
        return VARIETIES.get((self.note(word) or "")[1:])

    def note(self, word: str) -> str | None:
        """The word's note; None if it is unknown."""
        return self.beginning(f"{word} "[:_PAGE]).get(word)

    def _beginning(self, text: str) -> Mapping[str, str]:
        """All words that begin with the text, and their notes."""
        first = self._start_of(text.encode())
        last = self._start_of(text.encode() + b"\xff")  # sorts after every letter
        parts = self._data[first:last].decode().split()
        return dict(zip(parts[::2], parts[1::2], strict=True))

    def _start_of(self, text: bytes) -> int:
        """The offset of the first line that does not sort before the text."""
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
    """The frequency that a note gives.

    >>> frequency_of("kB"), frequency_of("a"), frequency_of(None)
    (10, 0, 0)
    """
    return ord(note[0]) - ord(_UNSEEN) if note else 0


def note_for(count: int, variety: str = "") -> str:
    """The note of a word that was seen so often: a letter for none, and another for each doubling.

    >>> [note_for(count) for count in (0, 1, 2, 1000, 5_000_000)], note_for(0, "B")
    (['a', 'b', 'c', 'k', 'x'], 'aB')
    """
    return min(chr(ord(_UNSEEN) + count.bit_length()), "z") + variety


@cache
def shipped_dictionary() -> Dictionary:
    """The dictionary that ships with the tool."""
    return Dictionary(SPELLING / "words.txt")
