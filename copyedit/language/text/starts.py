"""Where each of many words stands in a text. See `starts_of`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_LITTLE = 1_000_000  # code points to look through, for all words together; an automaton is not worth building


def starts_of(words: Collection[str], text: str) -> dict[str, list[int]]:
    """Where each word begins, also as a part of others; words that the text lacks are left out.

    >>> starts_of({"ana", "no"}, "banana")
    {'ana': [1, 3]}
    """
    if len(words) * len(text) < _LITTLE:
        found = {word: list(_each_start(word, text)) for word in words}
        return {word: starts for word, starts in found.items() if starts}
    from ahocorasick_rs import AhoCorasick

    listed = list(words)
    at: dict[str, list[int]] = {}
    for number, start, _ in AhoCorasick(listed).find_matches_as_indexes(text, overlapping=True):
        at.setdefault(listed[number], []).append(start)
    return at


def _each_start(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
