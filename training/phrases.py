"""Count what edited news has in the places of set phrases: `copyedit/language/data/phrases-accepted.txt`.

    python -m training.phrases CORPUS > accepted.txt && mv accepted.txt copyedit/language/data/phrases-accepted.txt

A place is a word of a phrase, a gap between two, or a pair that may be run together. A word that news uses there is
right there, too (“foreign ministers” is no slip for “foreign ministry”), unless it is in `phrases-slips.txt`: those
were read and are slips. A place in which the phrase's own word is one of many is not looked at at all; such places are
listed as “w1” and the like (see `phrasebook.py`), in phrases written by hand only those of small words. Only words go
into the file, no text. Start with `accepted_in`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.phrases.notation import ONES, as_said, forms_of, is_possessive, read_line
from copyedit.language.phrases.phrasebook import (
    LARGEST,
    LEFT,
    MARKS,
    RIGHT,
    SHAPES,
    Kind,
    code_of,
    places_in,
    read_counted,
    read_phrases,
)
from copyedit.language.phrases.slips import SMALL, meant
from training.tokens import BREAK, Tokens, read_tokens

SLIPS = Path(__file__).parent / "phrases-slips.txt"
OPEN_FROM = 20  # occurrences of all words in a place, from which it is known whether the place is open
# Minimum share of the phrase's own word: usually, in phrases of two words, of a small word inside, and at either end.
OWN_SHARE, OWN_SHARE_OF_TWO, OWN_SHARE_OF_SMALL, OWN_SHARE_AT_END = 0.15, 0.3, 0.5, 0.9
OFTEN = 300  # occurrences of a counted phrase from which it shows what is never lost or added in it
RARER, RARER_IN_GAP = 300, 2000  # how many times rarer than the phrase a slip is, and a word in a gap
MOST = 10  # occurrences; what is more frequent is no slip
_PIECE = 4_000_000  # tokens at a time

Fillers = Mapping[int, int]  # how often each word stands in a place, by its id; by -1, the place without a word


class Accepted(NamedTuple):
    """A phrase, and the words and marks that are right in it."""

    phrase: str
    words: frozenset[str]


def main() -> None:
    tokens = read_tokens(Path(sys.argv[1]))
    slips = dict(_slips())
    for phrase, words in sorted(accepted_in(tokens, read_phrases(), frozenset(read_counted()))):
        kept = words - slips.get(phrase, frozenset())
        if kept:
            print(f"{phrase}: {' '.join(sorted(kept))}")


def accepted_in(tokens: Tokens, lines: Sequence[str], counted: frozenset[str]) -> Iterator[Accepted]:
    """What is accepted in each phrase of the lines, some of which are `counted`, not written by hand."""
    phrases = {elements for line in lines if (read := read_line(line)) for elements in read.variants}
    keys = {key for elements in phrases for _, each in places_in(0, elements) for key in each}
    fillers = _count(tokens, keys)
    number = {word: at for at, word in enumerate(tokens.words)}
    known = frozenset(number)
    for elements in phrases:
        words: set[str] = set()
        often = 0
        for place, of_place in places_in(0, elements):
            here: dict[int, int] = defaultdict(int)
            for key in of_place:
                for word, count in fillers.get(key, {}).items():
                    here[word] += count
            own = sum(here[number[form]] for form in forms_of(elements[place.at]) if form in number)
            often = max(often, own) if place.kind is Kind.WORD else often
            words |= _accepted(tokens.words, known, elements, place.kind, place.at, here, often)
        if as_said(elements) not in counted:
            words -= {f"w{at}" for at, element in enumerate(elements) if element not in SMALL}
        elif often < OFTEN:
            words |= {f"{mark}{at}" for mark in (MARKS[Kind.LOST], MARKS[Kind.ADDED]) for at in range(len(elements))}
        else:
            words |= {f"{MARKS[Kind.LOST]}{at}" for at, element in enumerate(elements) if element not in SMALL}
        if any(is_possessive(element) and element != ONES for element in elements):
            words = {word for word in words if word[1:].isdigit()}  # keys do not tell a lion's from a king's
        if words:
            yield Accepted(as_said(elements), frozenset(words))


def _accepted(
    vocabulary: Sequence[str], known: frozenset[str], elements: tuple[str, ...], kind: Kind, at: int, here: Fillers,
    often: int,
) -> set[str]:  # fmt: skip
    """The words and marks accepted in a place."""
    mark = {MARKS[kind] + str(at)}
    forms = forms_of(elements[at])
    if kind is Kind.JOINED:
        joined = {one + other for one in forms for other in forms_of(elements[at + 1])}
        return mark if joined & known else set()
    rarer = RARER if kind is Kind.WORD else RARER_IN_GAP
    seen = {vocabulary[word] for word, count in here.items() if count * rarer > often or count >= MOST}
    if kind is Kind.LOST:
        return mark if seen else set()
    if kind is Kind.ADDED:
        return SMALL & seen
    near = {word for word in seen if word not in forms and meant(word, elements, at)}
    total = sum(count for word, count in here.items() if word >= 0)
    is_open = bool(forms) and total >= OPEN_FROM and often_own(here, vocabulary, forms) < _least(elements, at) * total
    return near | mark if is_open else near


def _least(elements: tuple[str, ...], at: int) -> float:
    """The minimum share of the phrase's own word in a place. A small word at either end may begin something else."""
    if elements[at] in SMALL:
        return OWN_SHARE_OF_SMALL if 0 < at < len(elements) - 1 else OWN_SHARE_AT_END
    return OWN_SHARE_OF_TWO if len(elements) == 2 else OWN_SHARE


def often_own(here: Fillers, vocabulary: Sequence[str], forms: Sequence[str]) -> int:
    own = frozenset(forms)
    return sum(count for word, count in here.items() if word >= 0 and vocabulary[word] in own)


def _count(tokens: Tokens, keys: set[int]) -> dict[int, dict[int, int]]:
    """How often each word fills the places with these keys."""
    wanted = np.array(sorted(keys), np.uint64)
    bits = np.zeros(1 << 24, bool)
    bits[(wanted & np.uint64(len(bits) - 1)).astype(np.int64)] = True
    codes = np.array([0 if at == BREAK else code_of(word) for at, word in enumerate(tokens.words)], np.uint64)
    counts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for start in range(0, len(tokens.ids), _PIECE):
        ids = tokens.ids[max(0, start - 4) : start + _PIECE + 4]
        here = codes[ids]
        for (left, right, is_whole), shape in SHAPES.items():
            if left + right == 0 or (is_whole and not (left and right)):
                continue
            found, places = _find(here, left, right, is_whole, shape, bits, wanted)
            words = np.full(len(places), -1) if is_whole else ids[places].astype(np.int64)
            pairs, times = np.unique(found.astype(np.int64) << 25 | (words + 1), return_counts=True)
            for pair, many in zip(pairs.tolist(), times.tolist(), strict=True):
                counts[int(wanted[pair >> 25])][(pair & (1 << 25) - 1) - 1] += many
    return counts


def _find(
    codes: NDArray[np.uint64], left: int, right: int, is_whole: bool, shape: int,
    bits: NDArray[np.bool_], wanted: NDArray[np.uint64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:  # fmt: skip
    """The numbers of the keys found, and the places."""
    after = 0 if is_whole else 1
    places = np.arange(left, len(codes) - right - after)
    key = np.full(len(places), shape, np.uint64)
    for distance in range(left):
        key += codes[places - 1 - distance] * np.uint64(LEFT[distance])
    for distance in range(right):
        key += codes[places + after + distance] * np.uint64(RIGHT[distance])
    key &= np.uint64(LARGEST)
    likely = bits[(key & np.uint64(len(bits) - 1)).astype(np.int64)]
    key, places = key[likely], places[likely]
    number = np.minimum(np.searchsorted(wanted, key), len(wanted) - 1)
    found = wanted[number] == key
    return number[found], places[found]


def _slips() -> Iterator[tuple[str, frozenset[str]]]:
    for line in SLIPS.read_text(encoding="utf-8").splitlines():
        phrase, _, words = line.partition(":")
        yield phrase.strip(), frozenset(words.split())


if __name__ == "__main__":
    main()
