"""Which words are correct English, and how common each is. Start with `Dictionary.note`.

The dictionary is a sorted file, in which words are searched for. It is never parsed as a whole: a short text costs next
to nothing, and a long run needs no more memory than a short one. `training/dictionary.py` writes the file. A line is a
word, a space, and a note: a letter for its frequency (`note_for`) and, if only British or American copy spells the word
so, B or A.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path

from copyedit.language.shipped import SPELLING

_PAGE = 1024  # bytes that are searched for a word
_UNSEEN = "a"
VARIETIES = {"B": "en-GB", "A": "en-US"}


class Dictionary:
    """The words of one file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)

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

    def variety(self, word: str) -> str | None:
        """en-GB or en-US, if only one of them spells the word so."""
        return VARIETIES.get((self.note(word) or "")[1:])

    def note(self, word: str) -> str | None:
        """The word's note; None if it is unknown."""
        firsts, starts = self._pages
        line = word.encode("utf-8", "surrogatepass") + b" "
        number = bisect_right(firsts, line)
        page = b"\n" + self._data[starts[number - 1] : starts[number]] if number else b""
        found = page.find(b"\n" + line)
        return page[found + 1 + len(line) : page.index(b"\n", found + 1)].decode() if found >= 0 else None

    def beginning(self, text: str) -> Iterator[tuple[str, str]]:
        """All words that begin with the text, and their notes."""
        firsts, starts = self._pages
        first = bisect_right(firsts, text.encode())
        last = bisect_right(firsts, text.encode() + b"\xff")  # sorts after every letter
        for start, end in pairwise(starts[max(0, first - 1) : last + 1]):
            parts = self._data[start:end].decode().split()
            yield from (line for line in zip(parts[::2], parts[1::2], strict=True) if line[0].startswith(text))

    @cached_property
    def _pages(self) -> tuple[list[bytes], list[int]]:
        """The first word of each page, and where each begins; the last of these is the end of the file."""
        data = self._data
        starts = [data.rfind(b"\n", 0, near) + 1 for near in range(0, len(data), _PAGE)]
        return [data[start : data.find(b" ", start) + 1] for start in starts], [*starts, len(data)]


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
