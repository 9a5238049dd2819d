"""Correct words that an unknown word may be a slip for. Start with `find_candidates`.

Kernighan, Church and Gale, “A spelling correction program based on a noisy channel model” (1990): how likely is the
word, and how likely are the slips that would turn it into the other? `weighing.py` answers both, and asks how well
the word suits its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copyedit.language.words.dictionary import Dictionary, frequency_of, note_for
from copyedit.language.words.slips import Slip, slips_between

_TWO_SLIPS_FROM = 5  # letters; also four, if the correct word is very common: “hvea”
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VERY_COMMON = 16
_COMMON = 3  # minimum frequency of a candidate


class Candidate(NamedTuple):
    """A word that `slips` would turn into the unknown one, with its `frequency` in the dictionary."""

    word: str
    frequency: int
    slips: tuple[Slip, ...]


def find_candidates(wrong: str, dictionary: Dictionary) -> list[Candidate]:
    """Lower-case words one or two slips away, in no order. None for a word with an accent, which is seldom a slip."""
    if not wrong.isascii():
        return []
    words = {**_with_this_beginning(wrong, dictionary), **_with_another_beginning(wrong, dictionary)}
    found = []
    for word, note in words.items():
        frequency = frequency_of(note)
        two = len(wrong) >= _TWO_SLIPS_FROM or (len(wrong) == _TWO_SLIPS_FROM - 1 and frequency >= _VERY_COMMON)
        slips = slips_between(wrong, word, 2 if two else 1)
        if slips:
            found.append(Candidate(word, frequency, slips))
    return found


def _with_this_beginning(wrong: str, dictionary: Dictionary) -> dict[str, str]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(wrong, _common_words(dictionary, wrong[0]), scorer=OSA.distance, score_cutoff=2, limit=None)
    return {word: dictionary.note(word) or "" for word, _, _ in near}


@cache
def _common_words(dictionary: Dictionary, first: str) -> list[str]:
    """The common words with this first letter."""
    least = note_for(1 << (_COMMON - 1))
    return [word for word, note in dictionary.beginning(first) if note >= least]


def _with_another_beginning(wrong: str, dictionary: Dictionary) -> dict[str, str]:
    """A slip in the first letter or the first two: “npolice”, “olice”, “oplice”."""
    tried = {wrong[1:], wrong[1] + wrong[0] + wrong[2:], *_other_firsts(wrong)}
    notes = {word: dictionary.note(word) for word in tried}
    return {word: note for word, note in notes.items() if note and frequency_of(note) >= _COMMON}


def _other_firsts(wrong: str) -> Iterator[str]:
    for letter in _LETTERS:
        yield letter + wrong
        yield letter + wrong[1:]
