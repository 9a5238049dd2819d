"""Places in a text where all of a phrase stands but one part. Start with `find_keys`.

The key of each place of a phrase (`phrasebook.py`) is looked for around each word of the text and between any two: in a
short text word by word, in a longer one in a table, which takes a tenth of the time once numpy is there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.language.phrases.notation import forms_of, is_possessive
from copyedit.language.phrases.phrasebook import (
    JOINED,
    LARGEST,
    LEFT,
    MASK,
    RIGHT,
    SHAPES,
    Kind,
    Phrasebook,
    Place,
    code_of,
    common_words,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORT = 2_000  # words for which numpy is not loaded
_USUAL = 6_000  # rank of a word that may well stand by itself: “goal posts”
_BREAK = 0  # the code of what is no word
_AHEAD, _BEHIND = 3, 4  # words that a key may take in on either side
_L1, _L2, _L3 = LEFT
_R1, _R2, _R3 = RIGHT
_S11, _S21, _S12 = SHAPES[1, 1, False], SHAPES[2, 1, False], SHAPES[1, 2, False]
_S30, _S03, _S20, _S02 = SHAPES[3, 0, False], SHAPES[0, 3, False], SHAPES[2, 0, False], SHAPES[0, 2, False]
_S10, _S01 = SHAPES[1, 0, False], SHAPES[0, 1, False]
_W11, _W21, _W12 = SHAPES[1, 1, True], SHAPES[2, 1, True], SHAPES[1, 2, True]

# What stands so many words from a place: a number, or for all places at once an array. Keys are sums of either.
Codes = Callable[[int], Any]


class Seen(NamedTuple):
    """A key of the phrasebook in a text: around word `at`, in front of it, or around two words from there on.

    `wide` is the number of the words that are in the place.
    """

    at: int
    key: int
    wide: int


def find_keys(book: Phrasebook, words: Sequence[str]) -> list[Seen]:
    """All keys that the text has, in order."""
    codes = [code_of(word) if word[0].isalpha() else _BREAK for word in words]
    padded = [*[_BREAK] * _AHEAD, *codes, *[_BREAK] * _BEHIND]
    is_short = len(words) < _SHORT and "numpy" not in sys.modules
    seen = [*(_one_by_one if is_short else _all_at_once)(book, padded, len(words)), *_in_two(book, words, padded)]
    return sorted(seen, key=lambda each: each.at)


def is_around(elements: tuple[str, ...], place: Place, words: Sequence[str], seen: Seen) -> bool:
    """True if the text has all of a phrase around its place, not only the words of the key."""
    before, after = elements[: place.at], elements[place.at + _ELEMENTS[place.kind] :]
    return _are_here(words, before, seen.at - len(before)) and _are_here(words, after, seen.at + seen.wide)


def _one_by_one(book: Phrasebook, padded: list[int], length: int) -> Iterator[Seen]:
    for at in range(length):
        one, none = _keys(lambda distance, at=at: padded[at + _AHEAD + distance])  # type: ignore[misc]
        yield from (Seen(at, key, 1) for key in book.that_may_be(one))
        yield from (Seen(at, key, 0) for key in book.that_may_be(none))


def _all_at_once(book: Phrasebook, padded: list[int], length: int) -> Iterator[Seen]:
    import numpy as np

    codes = np.array(padded, np.int64)  # sums and products may overflow, but their lower bits are right
    one, none = _keys(lambda distance: codes[_AHEAD + distance : _AHEAD + distance + length])
    keys = np.stack((*one, *none))
    bits = np.frombuffer(book.bits, np.uint8)
    may_be = bits[(keys & MASK) >> 3] >> (keys & 7).astype(np.uint8) & 1
    at, row = may_be.T.nonzero()
    there = _is_in(np.frombuffer(book.keys, np.uint32), keys[row, at])
    wide = (row < len(one)).astype(int)
    yield from map(Seen, at[there].tolist(), keys[row, at][there].tolist(), wide[there].tolist())


def _is_in(table: NDArray[np.uint32], keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the keys a sorted table has."""
    nearest = table.searchsorted(keys).clip(max=len(table) - 1)
    return table[nearest] == keys if len(table) else keys < 0


def _in_two(book: Phrasebook, words: Sequence[str], padded: list[int]) -> Iterator[Seen]:
    """Keys around two words that make one of a phrase when they are joined, unless both are usual by themselves."""
    for at, joined in enumerate(map(add, words, words[1:])):
        if joined in book.splits and not all(common_words().get(word, _USUAL) < _USUAL for word in words[at : at + 2]):
            ahead, behind = padded[at : at + _AHEAD], padded[at + _AHEAD + 2 :]
            keys = _around(lambda distance: (ahead if distance < 0 else behind)[distance])  # noqa: B023
            yield from (Seen(at, key, 2) for key in book.that_may_be(keys))


def _keys(code: Codes) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Keys of a place that has a word, and of one in front of that word that may have lost its own."""
    left, right = code(-1) * _L1, code(0) * _R1
    return (
        (*_around(lambda distance: code(distance if distance < 0 else distance + 1)), code(0) + JOINED & LARGEST),
        (
            left + right + _W11 & LARGEST,
            left + code(-2) * _L2 + right + _W21 & LARGEST,
            left + right + code(1) * _R2 + _W12 & LARGEST,
        ),
    )


def _around(code: Codes) -> tuple[Any, ...]:
    """`key_of` for all shapes of the words in front of a place and, from 0 on, behind it."""
    left = code(-1) * _L1
    left2 = left + code(-2) * _L2
    right = code(0) * _R1
    right2 = right + code(1) * _R2
    return (
        left + right + _S11 & LARGEST,
        left2 + right + _S21 & LARGEST,
        left + right2 + _S12 & LARGEST,
        left2 + code(-3) * _L3 + _S30 & LARGEST,
        right2 + code(2) * _R3 + _S03 & LARGEST,
        left2 + _S20 & LARGEST,
        right2 + _S02 & LARGEST,
        left + _S10 & LARGEST,
        right + _S01 & LARGEST,
    )


# How many elements are at the place.
_ELEMENTS = {Kind.WORD: 1, Kind.ADDED: 0, Kind.JOINED: 2, Kind.LOST: 1}


def _are_here(words: Sequence[str], elements: tuple[str, ...], first: int) -> bool:
    if first < 0 or first + len(elements) > len(words):
        return False
    for number, element in enumerate(elements, first):
        forms = forms_of(element)  # none for one's
        if words[number] not in forms and (forms or not is_possessive(words[number])):
            return False
    return True
