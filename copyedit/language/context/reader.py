"""A text as the context model reads it: ids, and which words may be wrong. Start with `Reader.read`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.network import PADDING, Ids
from copyedit.language.context.suspects import Reading, padded
from copyedit.language.context.vocabulary import BREAK_ID, Vocabulary
from copyedit.language.text.tokens import BREAK, TOKEN
from copyedit.language.words.confusables import Kind, neighbours_of
from copyedit.language.words.lookalikes import Lookalikes

# What joins a word to something that is no word: “re-elect”, “and/or”, “5m”, “@harbour”, “harbour.example”.
_JOINS = "-\N{NON-BREAKING HYPHEN}\N{HYPHEN}/\\@#&_+=*~^$€£%0123456789"
_SHORTEST = 3  # letters of a rare word that is looked at


class Text(NamedTuple):
    """A reading with the places of its words: id `n` of the reading stands at `spans[n - PADDING]` of `plain`.

    Between blocks, where no word stands, both ends of the span are -1.
    """

    reading: Reading
    plain: str
    spans: Sequence[tuple[int, int]]

    def words(self, first: int, last: int) -> list[str]:
        """The words with the ids from `first` up to, not including, `last` of the reading."""
        spans = self.spans[max(0, first - PADDING) : max(0, last - PADDING)]
        return [self.plain[start:end] for start, end in spans if start >= 0]


class Reader:
    """Reads texts with one vocabulary. A word that this lacks is judged where a dictionary `knows` it.

    What no dictionary has is a matter of spelling (`misspellings.py`), which knows more of it than its place.
    """

    def __init__(self, vocabulary: Vocabulary, knows: Callable[[str], bool]) -> None:
        self.vocabulary, self.knows = vocabulary, knows
        self._near: dict[str, dict[int, Kind]] = {}
        letters = _are_letters(vocabulary.firsts)
        self._is_lower = letters & ((vocabulary.firsts < ord("A")) | (vocabulary.firsts > ord("Z")))
        self._is_mark = ~letters & ~vocabulary.unknown

    @cached_property
    def _lower(self) -> Lookalikes:
        return Lookalikes([self.vocabulary.words[at] for at in np.flatnonzero(self._is_lower)])

    def read(self, plain: str, blocks: Iterable[tuple[int, int]]) -> Text:
        """Reads the blocks of a text with straight apostrophes (`Document.plain`)."""
        spans: list[tuple[int, int]] = []
        for start, end in blocks:
            spans.append((-1, -1))
            spans.extend([found.span() for found in TOKEN.finditer(plain, start, end)])
        spans.append((-1, -1))
        texts = [plain[start:end] if start >= 0 else BREAK for start, end in spans]
        ids = np.array(self.vocabulary.ids(texts), np.int64)
        places = np.array(spans, np.int64)
        chars = np.frombuffer(f" {plain}  ".encode("utf-32-le", "surrogatepass"), np.uint32)  # one blank in front
        free = _stand_free(chars, places) & (ids != BREAK_ID)
        judged = free & self._is_lower[ids]
        extra: list[tuple[int, int, int]] = []
        for at in np.flatnonzero(free & self.vocabulary.unknown[ids]).tolist():
            near = self._near_rare(texts[at])
            judged[at] = bool(near)
            extra.extend((at + PADDING, other, int(kind)) for other, kind in near.items())
        opened = _follow_a_blank(chars, places) & (~self._is_mark[ids] | np.array([t[0].isdigit() for t in texts]))
        reading = Reading(
            padded(ids, len(self.vocabulary)),
            padded(judged, False),
            padded(opened, False),
            np.array(extra, np.int64).reshape(-1, 3),
        )
        return Text(reading, plain, spans)

    def is_rare(self, word: str) -> bool:
        """A right word outside the vocabulary, and no name."""
        return len(word) >= _SHORTEST and word.islower() and word not in self.vocabulary.id_of and self.knows(word)

    def near_rare(self, word: str) -> dict[int, Kind]:
        """Ids of the words that a rare word may be a slip for."""
        near = neighbours_of(word, self._lower)
        return {self.vocabulary.id_of[other]: kind | Kind.RARE for other, kind in near.items()}

    def _near_rare(self, word: str) -> dict[int, Kind]:
        if word not in self._near:
            self._near[word] = self.near_rare(word) if self.is_rare(word) else {}
        return self._near[word]


def _stand_free(chars: NDArray[np.uint32], places: Ids) -> NDArray[np.bool_]:
    """False for a part of something longer: “re-elect”, “5m”, an address. `chars` have one blank in front."""
    joins = np.array([ord(c) for c in _JOINS], np.uint32)
    before, after, next_after = chars[places[:, 0]], chars[places[:, 1] + 1], chars[places[:, 1] + 2]
    letter_next = _are_letters(next_after)
    part: NDArray[np.bool_] = np.isin(before, joins, kind="table") | np.isin(after, joins, kind="table")
    part |= (after == ord(".")) & (letter_next | ((next_after >= ord("0")) & (next_after <= ord("9"))))
    part |= (after == ord("'")) & letter_next & (next_after != ord("s"))
    return ~part


def _follow_a_blank(chars: NDArray[np.uint32], places: Ids) -> NDArray[np.bool_]:
    """True where just a blank lies between a word and the one before it."""
    ends = np.concatenate(([-1], places[:-1, 1]))
    follow: NDArray[np.bool_] = (ends >= 0) & (places[:, 0] == ends + 1) & (chars[ends + 1] == ord(" "))
    return follow


def _are_letters(chars: NDArray[np.uint32]) -> NDArray[np.bool_]:
    lower = chars | 0x20
    letters: NDArray[np.bool_] = ((lower >= ord("a")) & (lower <= ord("z"))) | (chars >= 0xC0)
    return letters
