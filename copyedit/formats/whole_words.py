"""Edits as a person would mark them: “soared” struck out and “soured” put in, not an “a” and a “u” inside the word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from copyedit.document import Span
from copyedit.findings import Edit


def whole_words(source: str, edits: Sequence[Edit], bounds: Sequence[int] = ()) -> list[Edit]:
    """The edits, in order, each widened to the word it begins or ends in; never over a bound or into another edit.

    >>> whole_words("remain soared by", [Edit(Span(9, 10), "u")])
    [Edit(span=Span(start=7, end=13), replacement='soured')]
    """
    widened: list[Edit] = []
    least = 0
    for index, edit in enumerate(edits):
        most = edits[index + 1].span.start if index + 1 < len(edits) else len(source)
        start, end = edit.span
        low = bisect_right(bounds, start) - 1
        high = bisect_left(bounds, end)
        first = _word_start(source, edit, max(least, bounds[low] if low >= 0 else 0))
        last = _word_end(source, edit, min(most, bounds[high] if high < len(bounds) else most))
        words = source[first:start] + edit.replacement + source[end:last]
        widened.append(Edit(Span(first, last), words))
        least = last
    return widened


def _word_start(source: str, edit: Edit, least: int) -> int:
    start, end = edit.span
    if not _begins_in_word(source[start:end]) and not _begins_in_word(edit.replacement):
        return start
    while start > least and source[start - 1].isalnum():
        start -= 1
    return start


def _word_end(source: str, edit: Edit, most: int) -> int:
    start, end = edit.span
    if not _begins_in_word(source[start:end][::-1]) and not _begins_in_word(edit.replacement[::-1]):
        return end
    while end < most and source[end].isalnum():
        end += 1
    return end


def _begins_in_word(words: str) -> bool:
    return words[:1].isalnum()
