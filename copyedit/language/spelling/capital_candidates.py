"""Well-known words that an unknown word with a capital may be a slip for. Start with `find_capital_candidates`.

Most unknown words with a capital are names, and most names are near some other name. So only words that everybody knows
are candidates: countries, peoples, cities, months, famous names, and the common words of which institutions and
headlines are made (“Goverment House”).
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from copyedit.language.names.known import is_known, is_right, known_words
from copyedit.language.words.alike import may_be_near
from copyedit.language.words.dictionary import frequency_of, shipped_dictionary
from copyedit.language.words.slips import Slip, slips_between

_SHORTEST = 4  # letters of a candidate
_TWO_SLIPS_FROM = 7
_BY_HAND = 5  # words of a run
_NAME_FROM, _WORD_FROM = 6, 7  # minimum frequency


class CapitalCandidate(NamedTuple):
    """A well-known word, as it is commonly written, that `slips` would turn into the unknown one.

    `listed` is true for a country, a month and the like, `word` for one that copy writes in lower case.
    """

    form: str
    frequency: int
    listed: bool
    word: bool
    slips: tuple[Slip, ...]


def find_capital_candidates(wrong: str) -> list[CapitalCandidate]:
    """Candidates with the same first letter, in no order. None for a well-known name."""
    lower = wrong.lower()
    if not lower.isascii() or len(lower) < _SHORTEST or _is_name(wrong.capitalize()):
        return []
    pool = _beginning(lower[0])
    most = 2 if len(lower) >= _TWO_SLIPS_FROM else 1
    found = []
    for right in _near(lower, pool.keys(), most):
        slips = slips_between(lower, right, most)
        if slips and lower not in (f"{right}s", f"{right}y"):  # “Christmasy”
            form, frequency = pool[right]
            found.append(CapitalCandidate(form, frequency, is_known(form), form.islower(), slips))
    return found


def _near(word: str, pool: Collection[str], most: int) -> list[str]:
    """The words of the pool that so many slips would make of the word, or of it; the nearest first."""
    if "rapidfuzz" in sys.modules or next(_first_few(), None) is None:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        return [near for near, _, _ in extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=None)]
    # A hundredth of the speed, but to import rapidfuzz takes as long as this does for ten words.
    likely = (each for each in pool if may_be_near(word, each, most))
    slips = {each: found for each in likely if (found := slips_between(word, each, most)) is not None}
    return sorted(slips, key=lambda each: len(slips[each]))


@cache
def _first_few() -> Iterator[int]:
    return iter(range(_BY_HAND))


def _is_name(word: str) -> bool:
    """True for a well-known name, and for several of a name: “the two Koreas”; or Korea's."""
    if is_known(word):
        return True
    one = word.removesuffix("s")
    if one == word or len(one) < _SHORTEST or shipped_dictionary().note(one.lower()) is not None:
        return False
    return is_right(one)


def is_well_known(word: str) -> bool:
    """True for a lower-case word that may be a candidate."""
    return word in _beginning(word[0])


@cache
def _beginning(letter: str) -> dict[str, tuple[str, int]]:
    """Well-known words by their letters, with their commoner form and its frequency."""
    dictionary = shipped_dictionary()
    pool = {
        word: (word, frequency)
        for word, note in dictionary.beginning(letter)
        if (frequency := frequency_of(note)) >= _WORD_FROM and len(word) >= _SHORTEST
    }
    names = {word: frequency_of(note) for word, note in dictionary.beginning(letter.upper())}
    names = {word: frequency for word, frequency in names.items() if frequency >= _NAME_FROM}
    names |= {word: dictionary.frequency(word) for word in known_words() if word[0] == letter.upper()}
    for name, frequency in names.items():
        lower = name.lower()
        if len(name) >= _SHORTEST and name[1:].islower() and frequency > pool.get(lower, ("", -1))[1]:
            pool[lower] = (name, frequency)
    return pool
