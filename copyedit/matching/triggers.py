"""Triggers: literals that one scan of the prose finds, to show where checks must look."""

from __future__ import annotations

from typing import NamedTuple


class Trigger(NamedTuple):
    """A lower-case literal. `whole`: only if it is not part of a longer word."""

    text: str
    whole: bool = True


# For checks without a literal: one is hit in every story, the other in every story with a digit. No word in a rule can
# be mistaken for these, because words are not empty and contain no line feed.
ALWAYS = Trigger("", whole=False)
ANY_DIGIT = Trigger("\n0-9", whole=False)


class Hit(NamedTuple):
    """A check's trigger, by its number, found in the prose. An empty hit means anywhere."""

    trigger: int
    start: int
    end: int


# “the workers’” and “color’s” contain the word; “it’s”, “he’s” and “let’s” are two words.
_CONTRACTED = frozenset("it that he she who what there here let where how".split())


def is_whole(folded: str, start: int, end: int) -> bool:
    """True if the stretch of folded text is not part of a longer word at either end.

    >>> is_whole("recolor it's", 2, 7), is_whole("the color's", 4, 9), is_whole("it's", 0, 2)
    (False, True, False)
    """
    if start and _is_word(folded[start]) and (_is_word(folded[start - 1]) or _joined_before(folded, start)):
        return False
    if end >= len(folded) or not _is_word(folded[end - 1]):
        return True
    after = folded[end]
    if _is_word(after):
        return False
    if after == "'" and end + 1 < len(folded) and folded[end + 1].isalpha():
        possessive = folded[end + 1] == "s" and not _is_word(folded[end + 2 : end + 3] or " ")
        return possessive and folded[start:end].rpartition(" ")[2] not in _CONTRACTED
    return True


def _joined_before(folded: str, start: int) -> bool:
    """True for the t of “don't” and the s of “Moscow's”."""
    return folded[start - 1] == "'" and start > 1 and folded[start - 2].isalpha()


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
