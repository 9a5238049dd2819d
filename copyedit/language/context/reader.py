"""Read a text for the context model: word ids, and which words may be wrong. Start with `Reader.read`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.encoded import EncodedText, padded
from copyedit.language.context.network import Ids
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.vocabulary import BREAK_ID, Vocabulary
from copyedit.language.text.tokens import BREAK, TOKEN
from copyedit.language.words.confusables import Likeness, confusables_of
from copyedit.language.words.lookalikes import Lookalikes

# Characters that make a word part of something longer: “re-elect”, “and/or”, “5m”, “@harbour”, “harbour.example”.
_JOINS = "-\N{NON-BREAKING HYPHEN}\N{HYPHEN}/\\@#&_+=*~^$€£%0123456789"
_SHORTEST = 3  # letters; shorter rare words are skipped
_REMEMBERED = 4_000  # unknown words and what they may be slips for


class Text(NamedTuple):
    """An encoded text and where its words are: id `n` of `encoded` is at `spans[n - PADDING]` of `plain`.

    A break between blocks has the span (-1, -1).
    """

    encoded: EncodedText
    plain: str
    spans: Sequence[tuple[int, int]]

    def words(self, first: int, last: int) -> list[str]:
        """The words with the ids from `first` up to, not including, `last` of the text."""
        spans = self.spans[max(0, first - PADDING) : max(0, last - PADDING)]
        return [self.plain[start:end] for start, end in spans if start >= 0]


class Reader:
    """Reads texts with one vocabulary. A word outside it is checked only if the dictionary `knows` it.

    Unknown words are left to the spelling check (`misspellings.py`), which has more to go on than context.
    """

    def __init__(self, vocabulary: Vocabulary, knows: Callable[[str], bool]) -> None:
        self.vocabulary, self.knows = vocabulary, knows
        self._confusables = lru_cache(_REMEMBERED)(self._confusables_if_rare)
        firsts, self._unknown = vocabulary.shapes.firsts, vocabulary.shapes.unknown
        letters = _are_letters(firsts)
        self._is_lower = letters & ((firsts < ord("A")) | (firsts > ord("Z")))
        self._is_mark = ~letters & ~self._unknown

    @cached_property
    def _lower(self) -> Lookalikes:
        return Lookalikes([self.vocabulary.words[at] for at in np.flatnonzero(self._is_lower)])

    def read(self, plain: str, blocks: Iterable[tuple[int, int]]) -> Text:
        """Read the blocks of a text with straight apostrophes (`Document.plain`)."""
        spans: list[tuple[int, int]] = []
        for start, end in blocks:
            spans.append((-1, -1))
            spans.extend([found.span() for found in TOKEN.finditer(plain, start, end)])
        spans.append((-1, -1))
        texts = [plain[start:end] if start >= 0 else BREAK for start, end in spans]
        ids = np.array(self.vocabulary.ids(texts), np.int64)
        places = np.array(spans, np.int64)
        chars = np.frombuffer(f" {plain}  ".encode("utf-32-le", "surrogatepass"), np.uint32)  # with one leading space
        alone = _stand_alone(chars, places) & (ids != BREAK_ID)
        checked = alone & self._is_lower[ids]
        extra: list[tuple[int, int, int]] = []
        for at in np.flatnonzero(alone & self._unknown[ids]).tolist():
            near = self._confusables(texts[at])
            checked[at] = bool(near)
            extra.extend((at + PADDING, other, int(kind)) for other, kind in near.items())
        gaps = _follow_a_space(chars, places) & (~self._is_mark[ids] | np.array([t[0].isdigit() for t in texts]))
        encoded = EncodedText(
            padded(ids, len(self.vocabulary)),
            padded(checked, False),
            padded(gaps, False),
            np.array(extra, np.int64).reshape(-1, 3),
        )
        return Text(encoded, plain, spans)

    def is_rare(self, word: str) -> bool:
        """True for a correct word that is outside the vocabulary and is not a name."""
        return len(word) >= _SHORTEST and word.islower() and word not in self.vocabulary.id_of and self.knows(word)

    def confusables_of_rare(self, word: str) -> dict[int, Likeness]:
        """Ids of the words that a rare word may be a slip for, with their likeness."""
        near = confusables_of(word, self._lower)
        return {self.vocabulary.id_of[other]: kind | Likeness.RARE for other, kind in near.items()}

    def _confusables_if_rare(self, word: str) -> dict[int, Likeness]:
        return self.confusables_of_rare(word) if self.is_rare(word) else {}


def _stand_alone(chars: NDArray[np.uint32], places: Ids) -> NDArray[np.bool_]:
    """False for part of something longer: “re-elect”, “5m”, an address. `chars` has one leading space."""
    joins = np.array([ord(c) for c in _JOINS], np.uint32)
    before, after, next_after = chars[places[:, 0]], chars[places[:, 1] + 1], chars[places[:, 1] + 2]
    letter_next = _are_letters(next_after)
    part: NDArray[np.bool_] = np.isin(before, joins, kind="table") | np.isin(after, joins, kind="table")
    part |= (after == ord(".")) & (letter_next | ((next_after >= ord("0")) & (next_after <= ord("9"))))
    part |= (after == ord("'")) & letter_next & (next_after != ord("s"))
    return ~part


def _follow_a_space(chars: NDArray[np.uint32], places: Ids) -> NDArray[np.bool_]:
    """True if a single space separates the word from the previous one."""
    ends = np.concatenate(([-1], places[:-1, 1]))
    follow: NDArray[np.bool_] = (ends >= 0) & (places[:, 0] == ends + 1) & (chars[ends + 1] == ord(" "))
    return follow


def _are_letters(chars: NDArray[np.uint32]) -> NDArray[np.bool_]:
    lower = chars | 0x20
    letters: NDArray[np.bool_] = ((lower >= ord("a")) & (lower <= ord("z"))) | (chars >= 0xC0)
    return letters
