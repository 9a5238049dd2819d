"""Set phrases, and the places where a slip in one can be seen. Start with `make_phrasebook`; `slips.py` reads text.

A slip leaves most of a phrase intact. So each phrase is indexed by its words around each place where one may go wrong:
a word, or a gap between two. At most three words form a key, from both sides of the place; what is left of the phrase
is compared when a key is found. Pairs that may be run together are indexed as they are then.

Words that edited news uses in such a place are right there, and a place where it uses many is not indexed. Both are
counted by `training/phrases.py`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple
from zlib import crc32

from copyedit.language.phrases.notation import ONES, as_said, forms_of, is_possessive, read_line
from copyedit.language.shipped import DATA
from copyedit.language.words.ranked import RankedWords

WIDEST = 3  # words in a key
LARGEST = 0xFFFFFFFF
# A key is a sum: of each word's code times the factor for its distance, and of a number for the shape.
LEFT = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
RIGHT = (0x27D4EB2F, 0x165667B1, 0xD3A2646D)
SHAPES = {
    (left, right, is_whole): crc32(bytes((left, right, is_whole)))
    for left in range(4)
    for right in range(4 - left)
    for is_whole in (False, True)
}
JOINED = crc32(b"joined")  # with the code of a pair of words run together
_BITS = 22
MASK = (1 << _BITS) - 1


class Kind(IntEnum):
    """What may be wrong at a place: its word, a word too many in a gap, a pair run together, a word lost."""

    WORD = 0
    ADDED = 1
    JOINED = 2
    LOST = 3


class Place(NamedTuple):
    """A place in a phrase: the number of its first element or of the element after the gap."""

    phrase: int
    kind: Kind
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Phrases, one per line, and their places by key.

    It is cached on disk and read in every run, so it consists of a few large objects. Place n has the n-th of the
    sorted `keys`, and is a number of a phrase in `phrase_of` and `kind * 16 + at` in `place_of`. `bits` has a bit for
    each key. `accepted` are words that are right in a phrase, too, by its number.
    """

    phrases: str
    accepted: Mapping[int, str]
    keys: array[int]
    phrase_of: array[int]
    place_of: bytes
    bits: bytes
    splits: frozenset[str]

    def elements(self, phrase: int) -> tuple[str, ...]:
        return _elements(self.phrases, phrase)

    def that_may_be(self, keys: Iterable[int]) -> list[int]:
        """The keys of places, and few others."""
        bits = self.bits
        return [key for key in keys if bits[(key & MASK) >> 3] >> (key & 7) & 1]

    def places(self, key: int) -> Iterator[Place]:
        from bisect import bisect_left

        at = bisect_left(self.keys, key)
        while at < len(self.keys) and self.keys[at] == key:
            kind, place = divmod(self.place_of[at], 16)
            yield Place(self.phrase_of[at], Kind(kind), place)
            at += 1


@lru_cache(2_000)
def _elements(phrases: str, number: int) -> tuple[str, ...]:
    return tuple(_lines(phrases)[number].split())


@cache
def _lines(phrases: str) -> list[str]:
    return phrases.split("\n")


@lru_cache(5_000)
def code_of(word: str) -> int:
    """The number of a word in a key; all possessives have one."""
    return crc32((ONES if is_possessive(word) else word).encode())


def key_of(before: Sequence[int], after: Sequence[int], *, is_whole: bool = False) -> int:
    """The key of a place by the codes of the words on either side; `is_whole` if nothing stands between them."""
    key = SHAPES[len(before), len(after), is_whole]
    key += sum(code * factor for code, factor in zip(reversed(before), LEFT, strict=False))
    key += sum(code * factor for code, factor in zip(after, RIGHT, strict=False))
    return key & LARGEST


def make_phrasebook(lines: Iterable[str], accepted: Iterable[str] = ()) -> Phrasebook:
    """A phrasebook. Lines of `accepted` list words that are right in a phrase, too: “foreign ministry: ministers”.

    There, “w1” stands for any word as the second one, “a1” for any in front of it, “l1” if it may be left out.
    Raises ValueError for a line that is not in the notation.
    """
    also = {phrase.strip(): frozenset(words.split()) for phrase, _, words in (line.partition(":") for line in accepted)}
    phrases: dict[tuple[str, ...], frozenset[str]] = {}
    for read in filter(None, map(read_line, lines)):
        for elements in read.variants:
            words = read.also | also.get(as_said(elements), frozenset())
            phrases[elements] = phrases.get(elements, frozenset()) | words
    rows = sorted(
        (key, number, place.kind * 16 + place.at)
        for number, (elements, words) in enumerate(phrases.items())
        for place, keys in places_in(number, elements)
        if MARKS[place.kind] + str(place.at) not in words
        for key in keys
    )
    bits = bytearray(1 << _BITS - 3)
    for key, _, _ in rows:
        bits[(key & MASK) >> 3] |= 1 << (key & 7)
    return Phrasebook(
        "\n".join(map(" ".join, phrases)),
        {number: " ".join(sorted(words)) for number, words in enumerate(phrases.values()) if words},
        array("I", (key for key, _, _ in rows)),
        array("I", (number for _, number, _ in rows)),
        bytes(place for _, _, place in rows),
        bytes(bits),
        frozenset(
            form for elements in phrases for each in elements for form in forms_of(each) if len(form) >= _SPLIT_FROM
        ),
    )


_SPLIT_FROM = 5  # letters of a word that may be split in two
_LONG, _COMMON = 5, 700  # letters, and the rank, of a word that is looked for by itself
MARKS = {Kind.WORD: "w", Kind.ADDED: "a", Kind.JOINED: "j", Kind.LOST: "l"}


def places_in(number: int, elements: tuple[str, ...]) -> Iterator[tuple[Place, set[int]]]:
    """The places of a phrase with their keys: several, since words inflect."""
    last = len(elements)
    for at in range(last):
        if last > 2 or _is_rare(elements[1 - at]):
            yield Place(number, Kind.WORD, at), set(_keys(elements[:at], elements[at + 1 :]))
        if at and last > 2:
            yield Place(number, Kind.ADDED, at), set(_keys(elements[:at], elements[at:]))
        if at + 1 < last and last > 2:
            yield Place(number, Kind.JOINED, at), set(_joined_keys(elements[at], elements[at + 1]))
        if at and at + 1 < last:
            yield Place(number, Kind.LOST, at), set(_keys(elements[:at], elements[at + 1 :], is_whole=True))


def _joined_keys(one: str, other: str) -> Iterator[int]:
    for front, back in product(forms_of(one), forms_of(other)):
        if not is_possessive(front + back):  # “atdeath's” has the code of all possessives
            yield code_of(front + back) + JOINED & LARGEST


def _is_rare(element: str) -> bool:
    """True for a word that by itself is worth looking for: not for “house” and “campaign”."""
    return len(element) >= _LONG and common_words().get(element.rstrip("*"), _COMMON) >= _COMMON


def _keys(before: tuple[str, ...], after: tuple[str, ...], *, is_whole: bool = False) -> Iterator[int]:
    left, right = _window(before, after, is_whole)
    front, back = before[len(before) - left :], after[:right]
    for words in product(*(_codes(element) for element in (*front, *back))):
        yield key_of(words[:left], words[left:], is_whole=is_whole)


def _window(before: tuple[str, ...], after: tuple[str, ...], is_whole: bool) -> tuple[int, int]:
    """How many words on either side make the key: as few as possible that inflect."""
    size = min(WIDEST, len(before) + len(after))
    least = 1 if is_whole else 0
    windows = [
        (left, size - left)
        for left in range(least, size + 1 - least)
        if left <= len(before) and size - left <= len(after)
    ]
    return min(windows, key=lambda window: (_inflecting(before, after, *window), abs(window[0] - window[1])))


def _inflecting(before: tuple[str, ...], after: tuple[str, ...], left: int, right: int) -> int:
    return sum(element.endswith("*") for element in (*before[len(before) - left :], *after[:right]))


@cache
def _codes(element: str) -> tuple[int, ...]:
    return (code_of(ONES),) if element == ONES else tuple(dict.fromkeys(map(code_of, forms_of(element))))


def shipped_phrasebook() -> Phrasebook:
    """The shipped phrases, with words that edited news uses in their place (see `training/phrases.py`)."""
    return make_phrasebook(read_phrases(), (DATA / "phrases-accepted.txt").read_text(encoding="utf-8").splitlines())


def read_phrases() -> list[str]:
    """The lines of the shipped lists."""
    return [*(DATA / "phrases.txt").read_text(encoding="utf-8").splitlines(), *read_counted()]


def read_counted() -> list[str]:
    """The phrases found by counting (see `training/collocations.py`)."""
    return (DATA / "phrases-counted.txt").read_text(encoding="utf-8").splitlines()


@cache
def common_words() -> RankedWords:
    """The words that edited news uses often, with their ranks from 0 (see `training/words.py`)."""
    return RankedWords((DATA / "common-words.txt").read_text(encoding="utf-8"))
