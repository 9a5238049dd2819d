"""Means of seeding a wrong word: another real word, or a misspelling, in place of the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from benchmarks.accuracy.changes import Change, Word
from benchmarks.accuracy.word_lists import Alternatives, WordLists, same_stem

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def confusion(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """A word that published lists of confused words and homophones have for it."""
    return _listed(words, lists.confusion)


def unknown(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """A non-word that somebody wrote for it."""
    return _listed([word for word in words if len(word.text) >= 4], lists.misspellings)


def dev(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """A real word that somebody wrote for it and somebody else corrected."""
    return _listed(words, lists.slips)


def spelling(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """A real word at Damerau-Levenshtein distance 1."""
    for word in words:
        if word.is_plain and len(word.text) >= 4 and word.text in lists.frequency:
            yield from _real(word, one_edit_from(word.text), lists)


def keyboard(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """A real word that results from an adjacent key, or from two keys in the wrong order."""
    for word in words:
        if word.is_plain and len(word.text) >= 3 and word.text in lists.frequency:
            yield from _real(word, one_slip_from(word.text), lists)


def one_edit_from(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    lost = {head + tail[1:] for head, tail in cuts if tail}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return lost | other | more | _transposed(word)


def one_slip_from(word: str) -> set[str]:
    beside = {
        word[:at] + key + word[at + 1 :] for at, letter in enumerate(word) for key in _BESIDE.get(letter, frozenset())
    }
    return beside | _transposed(word)


def _listed(words: Sequence[Word], alternatives: Alternatives) -> Iterator[Change]:
    for word in words:
        if word.is_plain:
            yield from (word.replaced(wrong) for wrong in alternatives.get(word.text, ()))


def _real(word: Word, candidates: set[str], lists: WordLists) -> Iterator[Change]:
    for wrong in sorted(candidates & lists.frequency.keys()):
        if len(wrong) > 2 and not same_stem(word.text, wrong) and not lists.is_as_right(word.text, wrong):
            yield word.replaced(wrong)


def _transposed(word: str) -> set[str]:
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}


def _keys_beside() -> dict[str, frozenset[str]]:
    """Adjacent keys: the next ones in the row, and those above and below, each row half a key further right."""
    at = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    steps = ((0, -1), (0, 1), (1, -1), (1, 0), (-1, 0), (-1, 1))
    return {
        key: frozenset(other for other, place in at.items() if (place[0] - row, place[1] - column) in steps)
        for key, (row, column) in at.items()
    }


_BESIDE = _keys_beside()
