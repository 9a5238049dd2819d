"""The word before a place and the one after it, one space away. Offsets are code points."""

from __future__ import annotations


def word_before(text: str, at: int) -> tuple[int, int] | None:
    """The word that ends one space before `at`."""
    if at < 2 or text[at - 1] != " ":
        return None
    start = at - 1
    while start and (text[start - 1].isalpha() or text[start - 1] in "'-"):
        start -= 1
    # “[g]lobal warming”: only part of a word.
    is_whole = start < at - 1 and (start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "]"))
    return (start, at - 1) if is_whole else None


def word_after(text: str, at: int) -> tuple[int, int] | None:
    """The word that begins one space after `at`."""
    if at + 1 >= len(text) or text[at] != " ":
        return None
    end = at + 1
    while end < len(text) and (text[end].isalpha() or text[end] in "'-"):
        end += 1
    while end > at + 1 and text[end - 1] in "'-":
        end -= 1
    return (at + 1, end) if end > at + 1 and (end == len(text) or not text[end].isalnum()) else None
