"""Sentences as the tagger's network reads them: words, and the word pieces of each. Start with `words_of`.

The pieces are those of BERT (Devlin et al. 2019), in lower case: the longest that begins a word, then the longest that
goes on. “foolscap” is `fools`, `##cap`. Training and checking both cut with this file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import count
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*(?<![.,])|\S")
FIRST, LAST = 101, 102  # [CLS] and [SEP], which enclose a sentence
UNKNOWN = 100
NOT_A_WORD = 5
_PART = re.compile(r"[^\W_]+|\S")
_LONGEST = 100  # letters
_REMEMBERED = 8_000  # words


def words_of(text: str) -> list[tuple[str, int]]:
    """The words and marks of a text, each with its start (code points).

    >>> words_of("It's 3.5, he said.")
    [("It's", 0), ('3.5', 5), (',', 8), ('he', 10), ('said', 13), ('.', 17)]
    """
    return [(found.group(), found.start()) for found in WORD.finditer(text)]


def case_of(word: str) -> int:
    """1 lower, 2 Capital, 3 CAPITALS, 4 MiXed, 5 not a word. The pieces have no capitals.

    >>> [case_of(word) for word in ("hall", "Hall", "HALL", "McHale", "A", "7")]
    [1, 2, 3, 4, 2, 5]
    """
    if not word[0].isalpha():
        return NOT_A_WORD
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


class Pieces:
    """Cuts words with a list of pieces, one a line; the number of a piece is its line, from 0."""

    def __init__(self, path: Path) -> None:
        self._ids = dict(zip(path.read_text(encoding="utf-8").split("\n"), count()))
        self.of = lru_cache(_REMEMBERED)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFD", word.replace("’", "'").lower())
        letters = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        return tuple(piece for part in _PART.findall(letters) for piece in self._cut_part(part)) or (UNKNOWN,)

    def _cut_part(self, part: str) -> list[int]:
        cut: list[int] = []
        start = 0
        while start < len(part) <= _LONGEST:
            ends = range(len(part), start, -1)
            ahead = "##" if start else ""
            end = next((end for end in ends if ahead + part[start:end] in self._ids), None)
            if end is None:
                return [UNKNOWN]
            cut.append(self._ids[ahead + part[start:end]])
            start = end
        return cut or [UNKNOWN]
