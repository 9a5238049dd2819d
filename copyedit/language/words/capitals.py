"""Capitals: give a replacement those of the words it replaces."""

from __future__ import annotations

_LONGEST_ABBREVIATION = 4  # letters


def match_capitals(original: str, replacement: str) -> str:
    """The replacement with the capitals of the original. One with capitals of its own keeps them.

    >>> match_capitals("Mediaeval", "medieval"), match_capitals("BUT HOWEVER", "but"), match_capitals("nato", "NATO")
    ('Medieval', 'BUT', 'NATO')
    >>> match_capitals("Free Gift", "free present")
    'Free Present'
    >>> match_capitals("Commander-in Chief", "commander-in-chief")
    'Commander-in-Chief'
    """
    if not original or not replacement:
        return replacement
    if is_shouted(original):
        return replacement.upper()
    if original.isupper() and sum(c.isalpha() for c in original) > 1:
        return replacement
    if replacement != replacement.lower() or not original[0].isupper():
        return replacement
    if _letters(original).lower() == _letters(replacement):  # “Commander-in Chief”: only a hyphen is missing
        letters = iter(_letters(original))
        return "".join(next(letters) if sign.isalpha() else sign for sign in replacement)
    words = original.split()
    if len(words) > 1 and all(word[0].isupper() for word in words if word[0].isalpha()):
        return " ".join(word[:1].upper() + word[1:] for word in replacement.split(" "))
    return replacement[0].upper() + replacement[1:]


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def is_shouted(text: str) -> bool:
    """True for text in capitals throughout. “MP” does not count: a short word in capitals is an abbreviation."""
    return text.isupper() and sum(c.isalpha() for c in text) > _LONGEST_ABBREVIATION
